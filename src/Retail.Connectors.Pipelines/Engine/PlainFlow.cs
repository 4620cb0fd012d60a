using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A flow that needs to know nothing besides the record.</summary>
internal sealed class PlainFlow<T>(IFlow<T> flow) : IFlow<T, NoFacts>
    where T : class
{
    public ValueTask<NoFacts> GatherAsync(
        EntityRef source, Observed<T>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken) => default;

    public Plan Plan(EntityRef source, Observed<T>? observed, NoFacts facts, PlanContext context) => flow.Plan(source, observed, context);
}
