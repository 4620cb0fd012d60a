namespace Retail.Connectors.Testing.Systems;

/// <summary>How cases say what they expect.</summary>
internal static class Demand
{
    public static void That(bool holds, string expected, string seen)
    {
        if (!holds)
        {
            throw new BrokenException(expected, seen);
        }
    }

    public static void Equal<T>(T expected, T seen, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
        {
            throw new BrokenException($"{what}: {expected}", $"it is {seen}");
        }
    }

    public static void None(IEnumerable<string> found, string expected)
    {
        var all = found.ToArray();
        if (all.Length > 0)
        {
            var more = all.Length > 5 ? $" and {all.Length - 5} more" : string.Empty;
            throw new BrokenException(expected, string.Join("; ", all.Take(5)) + more);
        }
    }
}
