using Retail.Connectors;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Orders;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the ready-made flows to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class SyncBuilderExtensions
{
    /// <summary>Brings each due order of a shop into an ERP, once, with the same money.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The shop.</param>
    /// <param name="to">The ERP.</param>
    /// <param name="configure">Says from when on, which is required, and what the shop's words mean in the ERP.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">No cut-over was given.</exception>
    public static RetailConnectorsBuilder Orders(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<OrderFlowBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var orders = new OrderFlowBuilder(from, to);
        configure(orders);
        _ = new OrderFlow(orders.Options, new OrderTargets { Erps = [] });
        foreach (var row in orders.Rows)
        {
            builder.Map(row);
        }

        var definition = new FlowDefinition(FlowNames.Orders(from, to), from, EntityKind.Order, to) { Creates = [SubmitOrder.Verb] };
        return builder
            .Flow<Order, OrderFacts>(definition, services => new OrderFlow(orders.Options, TargetsOf(definition, services)))
            .Poll<Order>(from, EntityKind.Order);
    }

    /// <summary>What the systems can do is known when their connectors are there.</summary>
    private static OrderTargets TargetsOf(FlowDefinition flow, IServiceProvider services) => new()
    {
        CanAmend = services.GetKeyedService<ICommandHandler<AmendOrder>>(flow.To.Value) is not null,
        CanCancel = services.GetKeyedService<ICommandHandler<CancelOrder>>(flow.To.Value) is not null,
        CanNote = services.GetKeyedService<ICommandHandler<AddOrderNote>>(flow.From.Value) is not null,
        Erps =
        [
            .. services.GetServices<FlowDefinition>()
                .Where(other => other.From == flow.From && other.Kind == EntityKind.Order && other.Name == FlowNames.Orders(other.From, other.To)).Select(other => other.To),
        ],
    };
}
