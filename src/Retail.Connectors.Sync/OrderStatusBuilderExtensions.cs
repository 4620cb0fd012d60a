using Retail.Connectors;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.OrderStatus;
using Retail.Connectors.Sync.Progress;
using System.Collections.Immutable;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the status of orders to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class OrderStatusBuilderExtensions
{
    /// <summary>Brings each order of a shop to the status that the ERP's progress stands for, by legal steps only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The ERP.</param>
    /// <param name="to">The shop; other shops' orders are left to their own flows.</param>
    /// <param name="configure">Changes the tables; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder OrderStatus(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<OrderStatusBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var status = new OrderStatusBuilder(from, to);
        configure?.Invoke(status);
        foreach (var row in status.Rows)
        {
            builder.Map(row);
        }

        return builder
            .Flow<Order, ImmutableArray<SalesOrder>>(
                new FlowDefinition(FlowNames.OrderStatus(from, to), to, EntityKind.Order, to), _ => new OrderStatusFlow(status.Options, from))
            .Poll<Order>(to, EntityKind.Order)
            .FollowSalesOrders(from, to);
    }
}
