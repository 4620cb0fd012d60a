using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Says which work a record concerns.</summary>
internal sealed class HintRouter(IEnumerable<FlowDefinition> flows)
{
    private readonly FlowDefinition[] _flows = [.. flows];

    public IEnumerable<WorkKey> Route(EntityRef source) => _flows
        .Where(flow => flow.From == source.System && flow.Kind == source.Kind)
        .Select(flow => new WorkKey(flow.Name, source));
}
