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
        var timer = new ScheduledTimer(schedule.After, () => context.Run(new SendOrPostCallback(callback), state));
        timer.Change(dueTime, period);
        return timer;
    }
}
