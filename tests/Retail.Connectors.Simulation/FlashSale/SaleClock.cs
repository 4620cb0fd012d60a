using NodaTime;
using Retail.Connectors.Simulation.Running;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>The one clock of a sale, and the timers of those who wait by it.</summary>
internal sealed class SaleClock(Schedule schedule, SaleContext context) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => schedule.Now.ToDateTimeOffset();

    public override long GetTimestamp() => schedule.Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SaleTimer(schedule, context, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SaleTimer(Schedule schedule, SaleContext context, TimerCallback callback, object? state) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                schedule.After(Duration.FromTimeSpan(dueTime), () => Fire(setting, period));
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
                schedule.After(Duration.FromTimeSpan(period), () => Fire(setting, period));
            }

            context.Run(new SendOrPostCallback(callback), state);
        }
    }
}
