using Retail.Connectors;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
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
        var flow = new OrderFlow(orders.Options);
        foreach (var row in orders.Rows)
        {
            builder.Map(row);
        }

        return builder
            .Flow<Order>(new FlowDefinition($"orders/{to}", from, EntityKind.Order, to), _ => flow)
            .Poll<Order>(from, EntityKind.Order);
    }
}
