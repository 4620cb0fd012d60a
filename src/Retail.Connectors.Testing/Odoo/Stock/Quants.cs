using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Stock;

/// <summary>What lies where, and what of it is promised.</summary>
internal static class Quants
{
    public static bool IsBelow(OdooStore store, int location, int ancestor)
    {
        for (int? current = location; current is { } id; current = store["stock.location"].Find(id)?.Link("location_id"))
        {
            if (id == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsInternal(OdooStore store, int location) => store["stock.location"].Find(location)?.Text("usage") is "internal";

    public static IEnumerable<OdooRecord> Of(OdooStore store, int product) =>
        store["stock.quant"].Holding("product_id", product).Select(id => store["stock.quant"].Find(id)!);

    public static void Add(OdooSession session, int product, int location, decimal quantity, decimal reserved = 0)
    {
        if (!IsInternal(session.Store, location) || session.Store["product.product"].Find(product)?.Flag("is_storable") is not true)
        {
            return;
        }

        var quant = At(session, product, location);
        Unchecked.Set(session, quant, ("quantity", quant.Number("quantity") + quantity), ("reserved_quantity", quant.Number("reserved_quantity") + reserved));
    }

    public static decimal Free(OdooStore store, int product, int location) => Of(store, product)
        .Where(quant => IsBelow(store, quant.Link("location_id")!.Value, location))
        .Sum(quant => quant.Number("quantity") - quant.Number("reserved_quantity"));

    /// <summary>A product's number at the place that the context names; everywhere inside if it names none.</summary>
    public static object Number(OdooSession session, OdooRecord product, string field)
    {
        var places = session.StockPlaces();
        var quants = Of(session.Store, product.Id).Where(quant => Inside(quant.Link("location_id")!.Value)).ToArray();
        var onHand = quants.Sum(quant => quant.Number("quantity"));
        return field switch
        {
            "qty_available" => onHand,
            "free_qty" => onHand - quants.Sum(quant => quant.Number("reserved_quantity")),
            "outgoing_qty" => Open(leaving: true),
            "incoming_qty" => Open(leaving: false),
            _ => onHand + Open(leaving: false) - Open(leaving: true),
        };

        decimal Open(bool leaving) => session.Store["stock.move"].Holding("product_id", product.Id).Select(id => session.Store["stock.move"].Find(id)!)
            .Where(move => move.Text("state") is not ("draft" or "done" or "cancel"))
            .Where(move => Inside(move.Link("location_id")!.Value) == leaving && Inside(move.Link("location_dest_id")!.Value) != leaving)
            .Sum(move => move.Number("product_uom_qty"));

        bool Inside(int location) => IsInternal(session.Store, location) && places.Any(place => IsBelow(session.Store, location, place));
    }

    /// <summary>A count: the quant of the place is found or made, and takes the counted number when it is applied.</summary>
    public static OdooRecord Count(OdooSession session, RecordValues values)
    {
        AccessRules.Demand(session, OdooSchema.Model("stock.quant"), "create");
        var quant = At(session, (int)values["product_id"]!, (int)values["location_id"]!);
        Unchecked.Set(session, quant, ("inventory_quantity", values.GetValueOrDefault("inventory_quantity") ?? 0m));
        return quant;
    }

    public static object? Apply(OdooSession session, IReadOnlyList<OdooRecord> quants)
    {
        AccessRules.Demand(session, OdooSchema.Model("stock.quant"), "write");
        foreach (var quant in quants)
        {
            Unchecked.Set(session, quant, ("quantity", quant.Number("inventory_quantity")), ("inventory_quantity", null));
        }

        return null;
    }

    private static OdooRecord At(OdooSession session, int product, int location) =>
        Of(session.Store, product).FirstOrDefault(quant => quant.Link("location_id") == location)
        ?? Unchecked.Create(
            session, "stock.quant", ("product_id", product), ("location_id", location), ("quantity", 0m), ("reserved_quantity", 0m), ("in_date", session.Now),
            ("company_id", session.Store["stock.location"].Find(location)?["company_id"]));
}
