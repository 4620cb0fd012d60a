namespace Retail.Connectors.Sync;

/// <summary>The names of the flows, by which one finds another's work and shadow: what flows, from where, to where.</summary>
internal static class FlowNames
{
    public static string Orders(SystemName shop, SystemName erp) => $"orders/{shop}/{erp}";

    public static string Customers(SystemName shop, SystemName erp) => $"customers/{shop}/{erp}";

    /// <summary>The flow that posts invoices in the ERP.</summary>
    public static string Invoicing(SystemName shop, SystemName erp) => $"invoices/{shop}/{erp}";

    public static string Payments(SystemName shop, SystemName erp) => $"payments/{shop}/{erp}";

    public static string Refunds(SystemName shop, SystemName erp) => $"refunds/{shop}/{erp}";

    public static string Catalog(SystemName source, SystemName shop) => $"catalog/{source}/{shop}";

    public static string Shipments(SystemName erp, SystemName shop) => $"shipments/{erp}/{shop}";

    public static string OrderStatus(SystemName erp, SystemName shop) => $"order-status/{erp}/{shop}";

    /// <summary>The flow that shows invoices in the shop.</summary>
    public static string Invoices(SystemName erp, SystemName shop) => $"invoices/{erp}/{shop}";

    public static string Credits(SystemName erp, SystemName shop) => $"credits/{erp}/{shop}";

    /// <summary>The flow that has those over an order look again when its sales order got further.</summary>
    public static string Progress(SystemName erp, SystemName shop) => $"order-progress/{erp}/{shop}";
}
