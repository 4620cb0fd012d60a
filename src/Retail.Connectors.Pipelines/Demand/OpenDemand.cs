using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Demand;

/// <summary>
/// All that one order takes of a pool; replaces what was stored of it. A line that is contained in full only changes the line that
/// is stored: once that was removed, it does not come back.
/// </summary>
/// <param name="Pool">The stock pool.</param>
/// <param name="Source">The order.</param>
/// <param name="Lines">Its lines, each article of a line once; empty if it takes nothing (any more).</param>
public sealed record OpenDemand(string Pool, EntityRef Source, ImmutableArray<DemandLine> Lines)
{
    /// <summary>True if the order is seen for the first time: then lines that are contained in full already are stored, too. Default false.</summary>
    public bool IsFirst { get; init; }
}
