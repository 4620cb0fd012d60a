using System.Collections.Immutable;
using Retail.Connectors.Orders;
using Retail.Connectors.Shipments;

namespace Retail.Connectors.Sync.Shipments;

/// <summary>What a shipment holds, in the line ids of the shop's order.</summary>
internal static class ShipmentLines
{
    /// <summary>
    /// Several ERP lines of one of the shop's add up. What belongs to no line of the order, such as an article that was put in by hand, is
    /// left out; if the order has exactly one line with its SKU, it is taken for that.
    /// </summary>
    /// <remarks>
    /// A kit leaves as its parts, under the line of the kit: how many kits they are is not said, so no more are told than were ordered.
    /// </remarks>
    public static ImmutableArray<ShipmentLine> Of(Shipment shipment, ShippedOrder shipped, SalesOrder? document)
    {
        var lines = ImmutableArray.CreateBuilder<ShipmentLine>();
        foreach (var line in shipped.Order.Lines)
        {
            var erpLines = shipped.Link.Lines.Where(pair => pair.Key == line.Id).Select(pair => pair.Value).ToHashSet(StringComparer.Ordinal);
            var own = shipment.Lines.Where(item => Belongs(item, line, erpLines, shipped)).ToList();
            if (own.Sum(item => item.Quantity) is var quantity and > 0)
            {
                var isKit = own.Exists(item => document?.Lines.FirstOrDefault(known => known.Id == item.OrderLineId) is { } known && known.Sku != item.Sku);
                lines.Add(new ShipmentLine(line.Id, line.Sku, isKit ? Math.Min(quantity, line.Quantity) : quantity));
            }
        }

        return lines.DrainToImmutable();
    }

    private static bool Belongs(ShipmentLine item, OrderLine line, HashSet<string> erpLines, ShippedOrder shipped) =>
        erpLines.Contains(item.OrderLineId)
        || (item.Sku.Length > 0 && item.Sku == line.Sku
            && !shipped.Link.Lines.Values.Contains(item.OrderLineId, StringComparer.Ordinal)
            && shipped.Order.Lines.Count(other => other.Sku == item.Sku) == 1);
}
