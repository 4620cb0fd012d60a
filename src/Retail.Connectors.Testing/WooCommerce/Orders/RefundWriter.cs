using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Makes refunds: lines with negative amounts and quantities, and what they do to order and stock.</summary>
internal sealed class RefundWriter(ShopState shop, OrderStock stock)
{
    private static readonly string[] Lists = ["line_items", "shipping_lines", "fee_lines"];

    /// <summary>What is left of an order's total, as the call sees it.</summary>
    public decimal Left(JsonObject order)
    {
        var refunded = (order["refunds"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(entry => !shop.Settings.MissesParallelRefunds || !shop.Refunds.TryGetValue(WooIds.Read(entry["id"]), out var refund) || refund.Created < shop.Now)
            .Sum(entry => Money.Read(entry["total"]));
        return Money.Read(order["total"]) + refunded;
    }

    /// <summary>The amount that lines alone ask for; null when there is none of the order's.</summary>
    public static decimal? AmountOf(JsonArray? lines)
        => lines is not { Count: > 0 } ? null : lines.OfType<JsonObject>()
            .Sum(line => Money.Read(line["refund_total"]) + (line["refund_tax"] as JsonArray ?? []).Sum(tax => Money.Read(tax?["refund_total"])));

    /// <summary>Writes a refund into the shop and its order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="body">Reason, lines and meta data as they were sent.</param>
    /// <param name="amount">What is paid back; null leaves an empty amount, as recorded.</param>
    /// <param name="restocks">Whether refunded pieces go back on the shelf.</param>
    public StoredRecord Write(StoredRecord order, JsonObject body, decimal? amount, bool restocks)
    {
        var digits = OrderTotals.DigitsOf(order.Body, shop.Settings);
        var isFull = amount is { } asked && asked >= Left(order.Body);
        var id = shop.NextPost();
        var parent = string.Create(CultureInfo.InvariantCulture, $"orders/{order.Id}");
        var refund = new JsonObject { ["id"] = id, ["parent_id"] = order.Id };
        shop.Stamp(refund, "date_created", shop.Now);
        refund["amount"] = amount is { } value ? Money.Write(value, digits) : "";
        refund["reason"] = body["reason"]?.ToString() ?? "";
        refund["refunded_by"] = 1;
        refund["refunded_payment"] = false;
        refund["meta_data"] = new JsonArray();
        JsonArray type = [new JsonObject { ["key"] = "_refund_type", ["value"] = isFull ? "full" : "partial" }];
        MetaData.Write((JsonArray)refund["meta_data"]!, type, shop);
        MetaData.Write((JsonArray)refund["meta_data"]!, body["meta_data"] as JsonArray, shop);
        refund["line_items"] = new JsonArray();
        refund["shipping_lines"] = new JsonArray();
        refund["tax_lines"] = new JsonArray();
        refund["fee_lines"] = new JsonArray();
        foreach (var given in (body["line_items"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            AddLine(order.Body, refund, given, digits, restocks);
        }

        refund["tax_lines"] = TaxLines(order.Body, refund, digits);
        refund["_links"] = WooIds.Up(
            WooIds.Links(shop.Settings, $"{parent}/refunds/{id}", parent + "/refunds", "GET", "DELETE"), "up", $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{parent}");
        var record = new StoredRecord(refund);
        shop.Refunds[id] = record;
        // The newest stands first; those of one second stand by id.
        var refunds = (JsonArray)order.Body["refunds"]!;
        var place = refunds.TakeWhile(entry => shop.Refunds.TryGetValue(WooIds.Read(entry!["id"]), out var other) && other.Created == record.Created).Count();
        refunds.Insert(place, new JsonObject
        {
            ["id"] = id,
            ["reason"] = refund["reason"]!.DeepClone(),
            ["total"] = "-" + refund["amount"],
        });
        if (isFull && !LeavesAGift(order.Body, refund) && order.Text("status") != "refunded")
        {
            order.Body["status"] = "refunded";
        }

        return record;
    }

    /// <summary>An order with an article for nothing is open until all units came back; a refund without lines asks for none.</summary>
    private bool LeavesAGift(JsonObject order, JsonObject refund)
    {
        static decimal Units(JsonNode record) => ((JsonArray)record["line_items"]!).Sum(line => Math.Abs(Money.Read(line!["quantity"])));
        return Lists.Any(list => ((JsonArray)refund[list]!).Count > 0)
            && ((JsonArray)order["line_items"]!).Any(line => Money.Read(line!["total"]) == 0)
            && ((JsonArray)order["refunds"]!).Select(entry => shop.Refunds.GetValueOrDefault(WooIds.Read(entry!["id"]))).OfType<StoredRecord>().Sum(made => Units(made.Body))
                < Units(order);
    }

    /// <summary>The status <c>refunded</c> makes a refund of what is left, by itself.</summary>
    public void RefundRest(StoredRecord order)
    {
        var left = Left(order.Body);
        if (left > 0)
        {
            Write(order, new JsonObject { ["reason"] = "Order fully refunded." }, left, restocks: false);
        }
    }

    private void AddLine(JsonObject order, JsonObject refund, JsonObject given, int digits, bool restocks)
    {
        // A line that the order does not have is passed over in silence.
        var (list, source) = Lists.SelectMany(name => ((JsonArray)order[name]!).OfType<JsonObject>().Select(line => (name, line)))
            .FirstOrDefault(candidate => WooIds.Read(candidate.line["id"]) == WooIds.Read(given["id"]));
        if (source is null)
        {
            return;
        }

        var line = (JsonObject)source.DeepClone();
        var quantity = WooIds.Read(given["quantity"]);
        var total = Money.Read(given["refund_total"]);
        var taxes = (given["refund_tax"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        var tax = taxes.Sum(one => Money.Read(one["refund_total"]));
        line["id"] = shop.NextItem();
        line["taxes"] = new JsonArray([.. taxes.Select(one => new JsonObject
        {
            ["id"] = WooIds.Read(one["id"]),
            ["total"] = Money.Write(-Money.Read(one["refund_total"]), digits),
            ["subtotal"] = list == "line_items" ? Money.Write(-Money.Read(one["refund_total"]), digits) : "",
        })]);
        line["total"] = Money.Write(-total, digits);
        line["total_tax"] = Money.Write(-tax, digits);
        if (list == "line_items")
        {
            line["quantity"] = -quantity;
            line["subtotal"] = line["total"]!.DeepClone();
            line["subtotal_tax"] = line["total_tax"]!.DeepClone();
            line["price"] = OrderTotals.Wire(OrderTotals.UnitPrice(total, quantity));
        }

        line["meta_data"] = new JsonArray();
        JsonArray meta = [new JsonObject { ["key"] = "_refunded_item_id", ["value"] = given["id"]!.ToString() }];
        MetaData.Write((JsonArray)line["meta_data"]!, meta, shop, isOfLine: true);
        ((JsonArray)refund[list]!).Add((JsonNode)line);
        if (restocks && list == "line_items")
        {
            stock.Restore(source, quantity);
        }
    }

    private JsonArray TaxLines(JsonObject order, JsonObject refund, int digits)
    {
        var lines = new JsonArray();
        decimal OfRate(long rate, params string[] lists) => lists.SelectMany(list => (JsonArray)refund[list]!)
            .SelectMany(line => (JsonArray)line!["taxes"]!).Where(tax => WooIds.Read(tax!["id"]) == rate).Sum(tax => Money.Read(tax!["total"]));
        var rates = Lists.SelectMany(list => (JsonArray)refund[list]!).SelectMany(line => (JsonArray)line!["taxes"]!).Select(tax => WooIds.Read(tax!["id"])).Distinct();
        foreach (var rate in rates)
        {
            var source = ((JsonArray)order["tax_lines"]!).OfType<JsonObject>().FirstOrDefault(line => WooIds.Read(line["rate_id"]) == rate);
            if (source is null)
            {
                continue;
            }

            var line = (JsonObject)source.DeepClone();
            line["id"] = shop.NextItem();
            line["tax_total"] = Money.Write(OfRate(rate, "line_items", "fee_lines"), digits);
            line["shipping_tax_total"] = Money.Write(OfRate(rate, "shipping_lines"), digits);
            lines.Add((JsonNode)line);
        }

        return lines;
    }
}
