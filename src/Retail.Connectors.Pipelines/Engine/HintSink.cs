using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

internal sealed class HintSink(IWorkStore store, HintRouter router, WakeSignal wake) : IHintSink
{
    public async ValueTask<int> RaiseAsync(IReadOnlyCollection<Hint> hints, CancellationToken cancellationToken)
    {
        var raised = hints.SelectMany(hint => router.Hints(hint.Ref, revision: null)).Distinct().ToArray();
        if (raised.Length > 0)
        {
            await store.CommitAsync(new Commit { Hints = [.. raised] }, cancellationToken);
            wake.Set();
        }

        return raised.Length;
    }
}
