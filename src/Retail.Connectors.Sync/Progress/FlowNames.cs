namespace Retail.Connectors.Sync.Progress;

/// <summary>The names of flows that have one another look again.</summary>
internal static class FlowNames
{
    public static string Orders(SystemName erp) => $"orders/{erp}";

    public static string Shipments(SystemName shop) => $"shipments/{shop}";

    public static string OrderStatus(SystemName shop) => $"order-status/{shop}";

    /// <summary>The flow that shows invoices in the shop.</summary>
    public static string Invoices(SystemName shop) => $"invoices/{shop}";

    /// <summary>The flow that posts invoices in the ERP.</summary>
    public static string Invoicing(SystemName erp) => $"invoices/{erp}";

    public static string Payments(SystemName erp) => $"payments/{erp}";
}
