using System.Globalization;
using System.Text.Json.Nodes;
using QuickStart.Stage;

namespace QuickStart.Audit;

/// <summary>
/// The money of one order, read from the shop's raw JSON. It shares nothing with the connectors: an auditor who used
/// the same reading as the bookkeeper would confirm the bookkeeper's mistakes.
/// </summary>
internal sealed record ShopOrder(string Number, string Status, bool Due, decimal Untaxed, decimal Total, IReadOnlyDictionary<string, decimal> Rates)
{
    private static readonly string[] NotDue = ["pending", "failed", "cancelled", "refunded", "checkout-draft", "trash", "auto-draft"];

    public static ShopOrder Read(JsonObject order, Catalogue catalogue)
    {
        var total = Amount(order["total"]);
        var refunded = -order["refunds"]!.AsArray().Sum(refund => Amount(refund!["total"]));
        var status = Text(order["status"]);
        var placed = DateTime.Parse(Text(order["date_created_gmt"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var wholly = total > 0 && refunded >= total;
        return new ShopOrder(
            Text(order["number"]),
            status,
            !NotDue.Contains(status) && !wholly && placed >= catalogue.From.UtcDateTime,
            total - Amount(order["total_tax"]),
            total,
            order["tax_lines"]!.AsArray().ToDictionary(
                rate => Text(rate!["rate_id"]),
                rate => Amount(rate!["tax_total"]) + Amount(rate["shipping_tax_total"])));
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;

    private static decimal Amount(JsonNode? node) =>
        decimal.TryParse(Text(node), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;
}
