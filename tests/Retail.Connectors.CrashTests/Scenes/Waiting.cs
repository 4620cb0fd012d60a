using System.Diagnostics;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>Waits for what can be seen, never for a time; what does not come within minutes is a failure.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static Task UntilAsync(Func<bool> holds, string what, CancellationToken cancellationToken) =>
        UntilAsync(() => Task.FromResult(holds()), what, cancellationToken);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"It was waited in vain that {what}.");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
