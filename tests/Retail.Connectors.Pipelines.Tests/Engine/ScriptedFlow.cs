using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>Plans what the test says; by default one document per record.</summary>
internal sealed class ScriptedFlow : IFlow<Item>
{
    public Func<EntityRef, Item?, PlanContext, Plan> OnPlan { get; set; } = (source, item, _) =>
        item is null ? new Plan.Nothing("gone") : Do(Submit(source, item.Content));

    public static Plan.Do Do(params Put[] commands) => new(
        [.. commands.Select(command => PlannedCommand.For(command, LinkRole.SalesOrder))], commands[^1].Digest());

    public static Put Submit(EntityRef source, string content) => new(EffectKey.For(source, "submit", "erp"), content);

    public static Put Customer(string id) => new(EffectKey.For(new EntityRef("shop", EntityKind.Guest, id), "ensure", "erp"), "customer");

    public Plan Plan(EntityRef source, Observed<Item>? observed, PlanContext context) => OnPlan(source, observed?.Value, context);
}
