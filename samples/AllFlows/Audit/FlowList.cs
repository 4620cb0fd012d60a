using AllFlows.Stage;
using Retail.Connectors;

namespace AllFlows.Audit;

/// <summary>The flows of a shop and its company, with the records that they are about.</summary>
internal static class FlowList
{
    public static IReadOnlyList<(string Name, string System, EntityKind Kind)> Of(Market market) =>
    [
        ($"catalog/{market.Erp}/{market.Shop}", market.Erp, EntityKind.Product),
        ($"customers/{market.Shop}/{market.Erp}", market.Shop, EntityKind.Customer),
        ($"orders/{market.Shop}/{market.Erp}", market.Shop, EntityKind.Order),
        ($"shipments/{market.Erp}/{market.Shop}", market.Erp, EntityKind.Shipment),
        ($"order-status/{market.Erp}/{market.Shop}", market.Shop, EntityKind.Order),
        ($"order-progress/{market.Erp}/{market.Shop}", market.Erp, EntityKind.SalesOrder),
        ($"invoices/{market.Shop}/{market.Erp}", market.Shop, EntityKind.Order),
        ($"invoices/{market.Erp}/{market.Shop}", market.Erp, EntityKind.Invoice),
        ($"payments/{market.Shop}/{market.Erp}", market.Shop, EntityKind.Order),
        ($"refunds/{market.Shop}/{market.Erp}", market.Shop, EntityKind.Refund),
        ($"credits/{market.Erp}/{market.Shop}", market.Erp, EntityKind.CreditNote),
    ];
}
