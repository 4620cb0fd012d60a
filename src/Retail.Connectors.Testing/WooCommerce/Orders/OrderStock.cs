using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce.Catalog;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>What orders do to the stock: statuses take it and give it back, and each line remembers how much it took.</summary>
internal sealed class OrderStock(ShopState shop, WebhookBoard webhooks, ProductStock stock)
{
    private const string Reduced = "_reduced_stock";
    private const string Restocked = "_restock_refunded_items";

    private readonly HashSet<long> _counted = [];

    /// <summary>Follows a change of status; pending neither takes nor, unless something was taken, gives back.</summary>
    public void Follow(JsonObject order, string status)
    {
        if (status is "on-hold" or "processing" or "completed")
        {
            Take(order);
            CountSales(order, true);
        }
        else if (status is "cancelled" or "pending")
        {
            GiveBack(order);
            if (status == "cancelled")
            {
                CountSales(order, false);
            }
        }
    }

    /// <summary>An order in the trash gives nothing back but its place in the sales.</summary>
    public void Trashed(JsonObject order) => CountSales(order, false);

    /// <summary>Takes or gives back what an edited line has more or less than before.</summary>
    public void Adjust(JsonObject order)
    {
        if (order["status"]!.ToString() is not ("on-hold" or "processing" or "completed"))
        {
            return;
        }

        foreach (var line in Lines(order))
        {
            var taken = Taken(line);
            var difference = WooIds.Read(line["quantity"]) - Restock(line) - taken;
            if (difference == 0 || stock.Counted(line) is not { } product)
            {
                continue;
            }

            Move(product, -difference);
            Remember(line, Reduced, taken + difference);
        }
    }

    /// <summary>Gives back what a removed line had taken.</summary>
    public void Removed(JsonObject line)
    {
        if (Taken(line) is not 0 and var taken && stock.Counted(line) is { } product)
        {
            Move(product, taken);
        }
    }

    /// <summary>Puts refunded pieces back on the shelf.</summary>
    public void Restore(JsonObject line, long quantity)
    {
        if (quantity == 0 || Taken(line) == 0 || stock.Counted(line) is not { } product)
        {
            return;
        }

        Move(product, quantity);
        Remember(line, Reduced, Taken(line) - quantity);
        Remember(line, Restocked, Restock(line) + quantity);
    }

    private void Take(JsonObject order)
    {
        var words = new List<string>();
        foreach (var line in Lines(order).Where(line => Taken(line) == 0 && WooIds.Read(line["quantity"]) > 0))
        {
            if (stock.Counted(line) is { } product)
            {
                words.Add(Move(product, -WooIds.Read(line["quantity"])));
                Remember(line, Reduced, WooIds.Read(line["quantity"]));
            }
        }

        if (words.Count > 0)
        {
            shop.Note(WooIds.Read(order["id"]), "Stock levels reduced: " + string.Join(", ", words));
        }
    }

    private void GiveBack(JsonObject order)
    {
        var words = new List<string>();
        foreach (var line in Lines(order).Where(line => Taken(line) != 0))
        {
            if (stock.Counted(line) is { } product)
            {
                words.Add(Move(product, Taken(line)));
            }

            Remember(line, Reduced, null);
        }

        if (words.Count > 0)
        {
            shop.Note(WooIds.Read(order["id"]), "Stock levels increased: " + string.Join(", ", words));
        }
    }

    /// <summary>The sales counter falls with what the lines hold then, which may be more than it rose by.</summary>
    private void CountSales(JsonObject order, bool up)
    {
        var id = WooIds.Read(order["id"]);
        if (up ? !_counted.Add(id) : !_counted.Remove(id))
        {
            return;
        }

        foreach (var line in Lines(order))
        {
            if (shop.Products.TryGetValue(WooIds.Read(line["product_id"]), out var product))
            {
                product.Body["total_sales"] = product.Number("total_sales") + (up ? 1 : -1) * WooIds.Read(line["quantity"]);
            }
        }
    }

    private string Move(StoredRecord product, long by)
    {
        var words = stock.Move(product, by);
        webhooks.Raise("product.updated", product.Id);
        return words;
    }

    private static long Taken(JsonObject line) => Meta(line, Reduced);

    private static long Restock(JsonObject line) => Meta(line, Restocked);

    private static long Meta(JsonObject line, string key)
        => WooIds.Read((line["meta_data"] as JsonArray ?? []).FirstOrDefault(entry => entry?["key"]?.ToString() == key)?["value"]);

    private void Remember(JsonObject line, string key, long? value) => MetaData.Write(
        (JsonArray)line["meta_data"]!,
        [new JsonObject { ["key"] = key, ["value"] = value?.ToString(CultureInfo.InvariantCulture) }],
        shop,
        isOfLine: true);

    private static IEnumerable<JsonObject> Lines(JsonObject order) => ((JsonArray)order["line_items"]!).OfType<JsonObject>();
}
