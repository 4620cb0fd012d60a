using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>Tells which lanes are open. Every process finds out for itself.</summary>
public interface ILaneMonitor
{
    /// <summary>All lanes that were used so far or are closed by the calendar, by name.</summary>
    ImmutableArray<LaneView> List();
}
