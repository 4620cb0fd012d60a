using Retail.Connectors.Simulation.Running;

namespace Retail.Connectors.Simulation;

/// <summary>The time that is right: the store's, the shop's and the ERP's.</summary>
internal sealed class WorldClock(Schedule schedule) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        schedule.CheckThread("a look at the clock");
        return schedule.Now.ToDateTimeOffset();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new NeverDue();

    /// <summary>Servers answer at once here: no deadline of a set-up call is ever met.</summary>
    private sealed class NeverDue : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
