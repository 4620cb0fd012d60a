using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

internal sealed class HintSink(IWorkStore store, HintRouter router, CommitSignals told, WakeSignal wake) : IHintSink
{
    public async ValueTask<int> RaiseAsync(IReadOnlyCollection<Hint> hints, CancellationToken cancellationToken)
    {
        var raised = hints.SelectMany(hint => router.Hints(hint.Ref, revision: null)).Distinct().ToArray();
        if (raised.Length > 0)
        {
            var commit = new Commit { Hints = [.. raised] };
            told.Stored(commit, await store.CommitAsync(commit, cancellationToken));
            wake.Set();
        }

        return raised.Length;
    }
}
