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
        var timer = new NodeTimer(node, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class NodeTimer(Node node, TimerCallback callback, object? state) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                node.Later(Duration.FromTimeSpan(dueTime), () => Fire(setting, period));
            }

            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(int setting, TimeSpan period)
        {
            if (setting != _setting)
            {
                return;
            }

            if (period > TimeSpan.Zero)
            {
                node.Later(Duration.FromTimeSpan(period), () => Fire(setting, period));
            }

            callback(state);
        }
    }
}
