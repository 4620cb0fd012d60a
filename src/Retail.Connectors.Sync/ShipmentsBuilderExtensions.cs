using Retail.Connectors;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Shipments;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Shipments;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds shipments to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class ShipmentsBuilderExtensions
{
    /// <summary>Tells a shop of each shipment of its orders, with its parcels.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The ERP.</param>
    /// <param name="to">The shop; shipments of other shops' orders are left to their own flows.</param>
    /// <param name="configure">Names carriers and says what is told; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Shipments(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<ShipmentFlowBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var shipments = new ShipmentFlowBuilder(from, to);
        configure?.Invoke(shipments);
        foreach (var row in shipments.Rows)
        {
            builder.Map(row);
        }

        return builder
            .Flow<Shipment, ShipmentFacts>(
                new FlowDefinition(FlowNames.Shipments(from, to), from, EntityKind.Shipment, to), _ => new ShipmentFlow(shipments.Options))
            .Poll<Shipment>(from, EntityKind.Shipment);
    }
}
