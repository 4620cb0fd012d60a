using AllFlows.Stage;
using Retail.Connectors;

namespace AllFlows.Audit;

/// <summary>The flows of a shop and its company, with the records that they are about.</summary>
internal static class FlowList
{
    public static IReadOnlyList<(string Name, string System, EntityKind Kind)> Of(Market market) =>
    [
        ($"catalog/{market.Shop}", market.Erp, EntityKind.Product),
        ($"customers/{market.Erp}", market.Shop, EntityKind.Customer),
        ($"orders/{market.Erp}", market.Shop, EntityKind.Order),
        ($"shipments/{market.Shop}", market.Erp, EntityKind.Shipment),
        ($"order-status/{market.Shop}", market.Shop, EntityKind.Order),
        ($"order-progress/{market.Shop}", market.Erp, EntityKind.SalesOrder),
        ($"invoices/{market.Erp}", market.Shop, EntityKind.Order),
        ($"invoices/{market.Shop}", market.Erp, EntityKind.Invoice),
        ($"payments/{market.Erp}", market.Shop, EntityKind.Order),
        ($"refunds/{market.Erp}", market.Shop, EntityKind.Refund),
        ($"credits/{market.Shop}", market.Erp, EntityKind.CreditNote),
    ];
}
