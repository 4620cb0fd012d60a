using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Does the work of one flow.</summary>
internal interface IWorkRunner
{
    /// <summary>The flow's name.</summary>
    string Flow { get; }

    /// <summary>True for work that is due again and again: it is never parked, because nobody would miss it.</summary>
    bool IsSchedule { get; }

    /// <summary>What the store is told about it.</summary>
    FlowScope Scope { get; }

    /// <summary>The lanes it uses: while one is closed its work is not claimed.</summary>
    ImmutableArray<LaneKey> Lanes { get; }

    /// <summary>Does one piece of work, up to the changes that are to be stored for it; null if the fence was lost.</summary>
    Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken);
}
