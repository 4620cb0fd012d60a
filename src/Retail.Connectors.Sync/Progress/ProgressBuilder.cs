using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;

namespace Retail.Connectors.Sync.Progress;

internal static class ProgressBuilder
{
    /// <summary>Adds the flow over sales orders that has others look again; once for a shop and an ERP.</summary>
    public static RetailConnectorsBuilder FollowSalesOrders(this RetailConnectorsBuilder builder, SystemName erp, SystemName shop)
    {
        var definition = new FlowDefinition(FlowNames.Progress(erp, shop), erp, EntityKind.SalesOrder, shop);
        if (builder.Services.Any(service => service.ImplementationInstance is FlowDefinition known && known == definition))
        {
            return builder;
        }

        return builder
            .Flow<SalesOrder, LinkedOrders>(definition, _ => new ProgressFlow())
            .Poll<SalesOrder>(erp, EntityKind.SalesOrder);
    }
}
