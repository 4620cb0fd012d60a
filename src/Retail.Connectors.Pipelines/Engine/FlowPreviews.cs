using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Previews;

namespace Retail.Connectors.Pipelines.Engine;

internal sealed class FlowPreviews(IEnumerable<IWorkRunner> runners) : IFlowPreviews
{
    private readonly Dictionary<string, IFlowPreviewer> _flows =
        runners.OfType<IFlowPreviewer>().ToDictionary(flow => flow.Flow, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Flows => _flows.Keys;

    public async IAsyncEnumerable<PreviewedWork> PreviewAsync(
        string flow, CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var previewer = Find(flow);
        await foreach (var entry in previewer.ListAsync(window, cancellationToken))
        {
            yield return await previewer.PreviewAsync(entry.Ref, cancellationToken);
        }
    }

    public async IAsyncEnumerable<PreviewedWork> PreviewAsync(
        string flow, IEnumerable<EntityRef> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var previewer = Find(flow);
        foreach (var source in sources)
        {
            yield return await previewer.PreviewAsync(source, cancellationToken);
        }
    }

    private IFlowPreviewer Find(string flow) => _flows.GetValueOrDefault(flow)
        ?? throw new ArgumentException($"There is no flow '{flow}'; there are {string.Join(", ", _flows.Keys)}.", nameof(flow));
}
