namespace Retail.Connectors.Sync.Orders;

/// <summary>The name of the flow of orders, by which others find its shadow.</summary>
internal static class OrderFlowNames
{
    public static string To(SystemName erp) => $"orders/{erp}";
}
