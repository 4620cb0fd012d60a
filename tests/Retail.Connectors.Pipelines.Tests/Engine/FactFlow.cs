using System.Collections.Concurrent;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>Looks at another record, whose id stands in the content, before it plans what the test says.</summary>
internal sealed class FactFlow : IFlow<Item, Item?>
{
    public Func<EntityRef, Item?, PlanContext, Plan> OnPlan { get; set; } = (source, fact, _) =>
        ScriptedFlow.Do(ScriptedFlow.Submit(source, fact?.Content ?? "no fact"));

    public Func<ILookups, CancellationToken, Task> OnGather { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The memos that it found, in order.</summary>
    public ConcurrentQueue<string?> Memos { get; } = new();

    public async ValueTask<Item?> GatherAsync(
        EntityRef source, Observed<Item>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        Memos.Enqueue(context.Shadow?.Memo);
        await OnGather(lookups, cancellationToken);
        return observed is null ? null : (await lookups.ReadAsync<Item>(source with { Id = observed.Value.Content }, cancellationToken))?.Value;
    }

    public Plan Plan(EntityRef source, Observed<Item>? observed, Item? facts, PlanContext context) => OnPlan(source, facts, context);
}
