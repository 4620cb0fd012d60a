using System.Text.Json;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>Both ways from a page's bytes to records.</summary>
internal static class PageReading
{
    /// <summary>The call that the client makes on every answer.</summary>
    public static List<WooOrder> Ours() => JsonSerializer.Deserialize(Recorded.OrdersPage, WooJson.Default.ListWooOrder)!;

    public static List<FloorOrder> Floor() => JsonSerializer.Deserialize(Recorded.OrdersPage, FloorJson.Default.ListFloorOrder)!;

    /// <summary>A floor that reads less would be none.</summary>
    public static void Compare()
    {
        var ours = Ours();
        var floor = Floor();
        var same = ours.Count == floor.Count
            && ours.Sum(order => order.Total) == floor.Sum(order => order.Total)
            && ours.Sum(order => order.LineItems.Sum(line => line.TotalTax)) == floor.Sum(order => order.LineItems!.Sum(line => line.TotalTax))
            && ours.Sum(order => order.LineItems.Sum(line => line.MetaData.Count)) == floor.Sum(order => order.LineItems!.Sum(line => line.MetaData!.Count))
            && ours.Zip(floor).All(pair => pair.First.DateCreatedGmt!.Value.ToDateTimeUtc() == pair.Second.DateCreatedGmt);
        if (!same)
        {
            throw new InvalidOperationException("Floor and ours do not read the same.");
        }
    }
}
