using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Previews;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A flow that can say what it would do.</summary>
internal interface IFlowPreviewer
{
    string Flow { get; }

    IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, CancellationToken cancellationToken);

    Task<PreviewedWork> PreviewAsync(EntityRef source, CancellationToken cancellationToken);
}
