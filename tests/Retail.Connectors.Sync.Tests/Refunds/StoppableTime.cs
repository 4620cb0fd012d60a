namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>The machine's time, until it is stopped: what happens then happens at one moment.</summary>
internal sealed class StoppableTime : TimeProvider
{
    private long _stopped;

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _stopped) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : System.GetUtcNow();

    public void Stop() => Interlocked.Exchange(ref _stopped, System.GetUtcNow().UtcTicks);

    public void GoOn() => Interlocked.Exchange(ref _stopped, 0);
}
