using NodaTime;

namespace Retail.Connectors.Simulation.Running;

/// <summary>A timer on simulated time.</summary>
/// <param name="later">Has something happen after a time.</param>
/// <param name="fire">What the timer does.</param>
internal sealed class ScheduledTimer(Action<Duration, Action> later, Action fire) : ITimer
{
    private int _setting;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var setting = ++_setting;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            later(Duration.FromTimeSpan(dueTime), () => Fire(setting, period));
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
            later(Duration.FromTimeSpan(period), () => Fire(setting, period));
        }

        fire();
    }
}
