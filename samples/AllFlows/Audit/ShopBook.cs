using System.Globalization;
using System.Text.Json.Nodes;
using AllFlows.Stage;

namespace AllFlows.Audit;

/// <summary>
/// A shop as an auditor reads it, from its raw records. It shares nothing with the connectors: an auditor who used the same reading as
/// the bookkeeper would confirm the bookkeeper's mistakes.
/// </summary>
internal sealed class ShopBook
{
    public ShopBook(ShopDesk shop)
    {
        Market = shop.Market;
        var refunds = shop.Server.Refunds.ToLookup(refund => Text(refund["parent_id"]));
        Orders = [.. shop.Server.Orders.Select(order => Read(shop, order, refunds[Text(order["id"])]))];
        Products = [.. shop.Server.Products.Select(product => (Text(product["sku"]), Text(product["name"])))];
        Numbers = shop.Server.Products.Where(product => product["stock_quantity"] is not null).ToDictionary(product => Text(product["sku"]), product => Amount(product["stock_quantity"]));
        Prices = shop.Server.Products.ToDictionary(product => Text(product["sku"]), product => (Text(product["regular_price"]), Text(product["sale_price"]), Text(product["tax_class"])));
        Accounts = [.. shop.Server.Customers.Select(customer => Text(customer["email"]))];
    }

    public Market Market { get; }

    public IReadOnlyList<ShopOrder> Orders { get; }

    public IReadOnlyList<(string Sku, string Name)> Products { get; }

    /// <summary>How many the shop offers, by SKU.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers { get; }

    /// <summary>What products cost, and the class of their tax, by SKU.</summary>
    public IReadOnlyDictionary<string, (string Regular, string Sale, string Class)> Prices { get; }

    /// <summary>The e-mail addresses of all accounts.</summary>
    public IReadOnlyList<string> Accounts { get; }

    public static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;

    public static decimal Amount(JsonNode? node) =>
        decimal.TryParse(Text(node), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;

    private static ShopOrder Read(ShopDesk shop, JsonObject order, IEnumerable<JsonObject> refunds) => new()
    {
        Number = Text(order["number"]),
        Status = Text(order["status"]),
        Buyer = Text(order["billing"]!["email"]),
        Total = Amount(order["total"]),
        Rates = order["tax_lines"]!.AsArray().ToDictionary(
            rate => Text(rate!["rate_id"]), rate => Amount(rate!["tax_total"]) + Amount(rate["shipping_tax_total"])),
        IsPaid = Text(order["date_paid"]).Length > 0,
        Transaction = Text(order["transaction_id"]),
        Refunds = [.. refunds.Select(refund => new ShopRefund(
            Amount(refund["amount"]),
            Text(refund["reason"]) is ShopDesk.Reason or ShopDesk.EarlyReason,
            Text(refund["reason"]) == ShopDesk.EarlyReason && shop.Market.ShrinksOrders,
            [.. refund["line_items"]!.AsArray().Select(line => (Text(line!["sku"]), -Amount(line["quantity"])))],
            refund["line_items"]!.AsArray().SelectMany(line => line!["taxes"]!.AsArray())
                .GroupBy(tax => Text(tax!["id"]), tax => -Amount(tax!["total"])).ToDictionary(group => group.Key, group => group.Sum())))],
        Lines = [.. order["line_items"]!.AsArray().Select(line => (Text(line!["sku"]), Amount(line["quantity"])))],
        Parcels = [.. Meta(order, "_wc_shipment_tracking_items")?.AsArray().Select(item => Text(item!["tracking_number"])) ?? []],
        InvoiceNumbers = Text(Meta(order, "_invoice_number")).Split(", ", StringSplitOptions.RemoveEmptyEntries),
        Refusals = [.. shop.Notes(Text(order["id"])).Where(note => note.Contains(ShopDesk.Refusal, StringComparison.Ordinal))],
        IsPaidOnDelivery = Text(order["payment_method"]) == ShopDesk.OnDelivery,
        Parts = order["line_items"]!.AsArray().Select(line => Text(line!["sku"]).StartsWith(shop.Market.Press, StringComparison.Ordinal)).Distinct().Count(),
    };

    private static JsonNode? Meta(JsonObject order, string key) =>
        order["meta_data"]!.AsArray().LastOrDefault(meta => Text(meta!["key"]) == key)?["value"];
}
