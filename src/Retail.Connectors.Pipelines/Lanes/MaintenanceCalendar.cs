using NodaTime;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>All maintenance windows.</summary>
internal sealed class MaintenanceCalendar(IEnumerable<MaintenanceWindow> windows)
{
    private readonly ILookup<SystemName, MaintenanceWindow> _windows = windows.ToLookup(window => window.System);

    public IEnumerable<SystemName> Systems => _windows.Select(group => group.Key);

    /// <summary>When the windows that are open now have all ended; null if none is open.</summary>
    public Instant? ClosedUntil(SystemName system, Instant now)
    {
        Instant? until = null;
        foreach (var end in _windows[system].Select(window => window.EndAt(now)))
        {
            if (end is { } later && (until is null || later > until))
            {
                until = later;
            }
        }

        return until;
    }
}
