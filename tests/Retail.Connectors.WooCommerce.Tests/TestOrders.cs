using System.Text.Json;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests;

/// <summary>The hundred recorded orders, and how they are mapped.</summary>
internal static class TestOrders
{
    public static WooOrderMapping Mapping { get; } = new("shop-us", new WooCommerceOptions());

    public static IReadOnlyList<WooOrder> Recorded { get; } =
        JsonSerializer.Deserialize(Recording.Load("orders", "orders-full-100").Body, WooJson.Default.ListWooOrder)!;

    public static IReadOnlyList<Order> Mapped { get; } = [.. Recorded.Select(Mapping.Map)];
}
