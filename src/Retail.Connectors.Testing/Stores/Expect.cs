namespace Retail.Connectors.Testing.Stores;

/// <summary>How cases say what they expect.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ConformanceException($"Expected {what} to be {Text(expected)}, but it is {Text(actual)}.");
        }
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var wanted = string.Join(", ", expected);
        var found = string.Join(", ", actual);
        if (wanted != found)
        {
            throw new ConformanceException($"Expected {what} to be [{wanted}], but found [{found}].");
        }
    }

    public static void True(bool condition, string what)
    {
        if (!condition)
        {
            throw new ConformanceException($"Expected that {what}.");
        }
    }

    public static T Is<T>(object? actual, string what) =>
        actual is T match
            ? match
            : throw new ConformanceException($"Expected {what} to be {typeof(T).Name}, but it is {Text(actual)}.");

    /// <summary>The store refuses with some exception; which one is its own affair.</summary>
    public static async Task RefusedAsync(Func<Task> action, string what)
    {
        try
        {
            await action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return;
        }

        throw new ConformanceException($"Expected that {what} is refused with an exception, but it was accepted.");
    }

    private static string Text<T>(T value) => value?.ToString() ?? "nothing";
}
