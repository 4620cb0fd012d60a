using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Simulation.Shop;

/// <summary>An order as its raw body has it; the simulation's own arithmetic, apart from the connector's.</summary>
internal sealed record ShopOrder(
    long Id,
    string Number,
    string Status,
    string Currency,
    bool Due,
    string PaymentMethod,
    IReadOnlyList<string> Skus,
    decimal Untaxed,
    decimal Total,
    IReadOnlyDictionary<string, decimal> Rates)
{
    private static readonly HashSet<string> NotDue = ["pending", "failed", "cancelled", "refunded", "checkout-draft", "trash", "auto-draft"];
    private static readonly HashSet<string> Known = [.. NotDue, "processing", "on-hold", "completed"];

    public bool HasKnownStatus => Known.Contains(Status);

    public static ShopOrder Read(JsonObject order)
    {
        var total = Amount(order["total"]);
        var refunded = -order["refunds"]!.AsArray().Sum(refund => Amount(refund!["total"]));
        var status = Text(order["status"]);
        var wholly = total > 0 && refunded >= total;
        return new ShopOrder(
            order["id"]!.GetValue<long>(),
            Text(order["number"]),
            status,
            Text(order["currency"]),
            !NotDue.Contains(status) && !wholly && string.CompareOrdinal(Text(order["date_created_gmt"]), "2026-03-01T00:00:00") >= 0,
            Text(order["payment_method"]),
            [.. order["line_items"]!.AsArray().Select(line => Text(line!["sku"]))],
            total - Amount(order["total_tax"]),
            total,
            order["tax_lines"]!.AsArray().GroupBy(rate => Text(rate!["rate_id"])).ToDictionary(
                group => group.Key,
                group => group.Sum(rate => Amount(rate!["tax_total"]) + Amount(rate["shipping_tax_total"]))));
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;

    private static decimal Amount(JsonNode? node) =>
        decimal.TryParse(Text(node), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;
}
