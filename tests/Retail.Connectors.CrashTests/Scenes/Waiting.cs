using System.Diagnostics;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>
/// Waits for what can be seen, never for a time; what does not come within minutes is a failure, which tells what is seen
/// instead.
/// </summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static Task UntilAsync(Func<bool> holds, string what, CancellationToken cancellationToken, Func<Task<string>>? instead = null) =>
        UntilAsync(() => Task.FromResult(holds()), what, cancellationToken, instead);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellationToken, Func<Task<string>>? instead = null)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                Assert.Fail($"It was waited in vain that {what}.\n{(instead is null ? string.Empty : await instead())}");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
