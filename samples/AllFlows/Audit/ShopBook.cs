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
    /// <summary>What the clerks write on their refunds.</summary>
    private const string Clerk = ShopDesk.Reason;

    public ShopBook(ShopDesk shop)
    {
        Market = shop.Market;
        var refunds = shop.Server.Refunds.ToLookup(refund => Text(refund["parent_id"]));
        Orders = [.. shop.Server.Orders.Select(order => Read(order, refunds[Text(order["id"])]))];
        Products = [.. shop.Server.Products.Select(product => (Text(product["sku"]), Text(product["name"])))];
        Numbers = shop.Server.Products.Where(product => product["stock_quantity"] is not null).ToDictionary(product => Text(product["sku"]), product => Amount(product["stock_quantity"]));
        Accounts = [.. shop.Server.Customers.Select(customer => Text(customer["email"]))];
    }

    public Market Market { get; }

    public IReadOnlyList<ShopOrder> Orders { get; }

    public IReadOnlyList<(string Sku, string Name)> Products { get; }

    /// <summary>How many the shop offers, by SKU.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers { get; }

    /// <summary>The e-mail addresses of all accounts.</summary>
    public IReadOnlyList<string> Accounts { get; }

    public static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;

    public static decimal Amount(JsonNode? node) =>
        decimal.TryParse(Text(node), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;

    private static ShopOrder Read(JsonObject order, IEnumerable<JsonObject> refunds) => new()
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
            Text(refund["reason"]) == Clerk,
            [.. refund["line_items"]!.AsArray().Select(line => (Text(line!["sku"]), -Amount(line["quantity"])))]))],
        Lines = [.. order["line_items"]!.AsArray().Select(line => (Text(line!["sku"]), Amount(line["quantity"])))],
        Parcels = [.. Meta(order, "_wc_shipment_tracking_items")?.AsArray().Select(item => Text(item!["tracking_number"])) ?? []],
        InvoiceNumber = Text(Meta(order, "_invoice_number")),
    };

    private static JsonNode? Meta(JsonObject order, string key) =>
        order["meta_data"]!.AsArray().LastOrDefault(meta => Text(meta!["key"]) == key)?["value"];
}
