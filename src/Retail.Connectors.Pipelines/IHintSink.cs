using Retail.Connectors.Changes;

namespace Retail.Connectors.Pipelines;

/// <summary>Takes hints from webhooks, sweeps and people.</summary>
public interface IHintSink
{
    /// <summary>Stores the hints for every flow that looks at their records, and wakes the engine.</summary>
    /// <returns>The number of pieces of work that were hinted; zero if no flow looks at such records.</returns>
    ValueTask<int> RaiseAsync(IReadOnlyCollection<Hint> hints, CancellationToken cancellationToken);
}
