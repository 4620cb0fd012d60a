using Retail.Connectors;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Payments;
using Retail.Connectors.Sync.Progress;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds payments to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class PaymentsBuilderExtensions
{
    /// <summary>Books each captured payment of a shop's orders in an ERP, once, on the order's invoice.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The shop.</param>
    /// <param name="to">The ERP.</param>
    /// <param name="configure">Names payment methods and says how long to wait; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Payments(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<PaymentFlowBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var payments = new PaymentFlowBuilder(from, to);
        configure?.Invoke(payments);
        foreach (var row in payments.Rows)
        {
            builder.Map(row);
        }

        return builder
            .Flow<Order, PaymentFacts>(
                new FlowDefinition(FlowNames.Payments(from, to), from, EntityKind.Order, to), _ => new PaymentFlow(payments.Options))
            .Poll<Order>(from, EntityKind.Order)
            .FollowSalesOrders(to, from);
    }
}
