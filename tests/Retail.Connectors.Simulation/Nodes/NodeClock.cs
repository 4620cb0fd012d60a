using NodaTime;
using Retail.Connectors.Simulation.Running;

namespace Retail.Connectors.Simulation.Nodes;

/// <summary>A node's clock, which may be wrong, and its timers.</summary>
internal sealed class NodeClock(Node node, Schedule schedule, Duration skew) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        schedule.CheckThread("a look at the clock");
        return (schedule.Now + skew).ToDateTimeOffset();
    }

    public override long GetTimestamp() => schedule.Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ScheduledTimer(node.Later, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
