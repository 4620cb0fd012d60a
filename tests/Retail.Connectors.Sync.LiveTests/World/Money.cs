using System.Text.Json.Nodes;

namespace Retail.Connectors.Sync.LiveTests.World;

/// <summary>What the shop's own figures say, and whether a document has the same.</summary>
internal static class Money
{
    private static readonly string[] Parts = ["line_items", "shipping_lines", "fee_lines"];

    /// <summary>The order's tax by rate; rates without any are left out.</summary>
    public static SortedDictionary<string, decimal> OfOrder(JsonObject order) => Sum(order["tax_lines"]!.AsArray().Select(tax =>
        (tax!["rate_id"]!.ToString(), Shop.Number(tax["tax_total"]) + Shop.Number(tax["shipping_tax_total"]))));

    /// <summary>The tax that a refund names by rate, as positive amounts.</summary>
    public static SortedDictionary<string, decimal> OfRefund(JsonObject refund) => Sum(Parts
        .SelectMany(part => refund[part]?.AsArray() ?? []).SelectMany(line => line!["taxes"]?.AsArray() ?? [])
        .Select(tax => (tax!["id"]!.ToString(), tax["total"]?.ToString() is { Length: > 0 } amount ? -Shop.Number(amount) : 0m)));

    /// <summary>
    /// A sales order or invoice is the shop's order to the cent, in total and per rate. The sum of tax is not compared: a shop that rounds
    /// at the subtotal may give one that its own rates do not add up to.
    /// </summary>
    public static void AssertSame(JsonObject order, JsonObject document)
    {
        Assert.Equal(Shop.Number(order["total"]), Erp.Number(document["amount_total"]));
        Assert.Equal(Text(OfOrder(order)), Text(Sum(Erp.TaxByRate(document).Select(tax => (tax.Key, tax.Value)))));
    }

    public static string Text(SortedDictionary<string, decimal> taxes) => string.Join(", ", taxes.Select(tax => $"{tax.Key}: {Shop.Text(tax.Value)}"));

    public static SortedDictionary<string, decimal> Sum(IEnumerable<(string Rate, decimal Tax)> taxes) => new(
        taxes.GroupBy(tax => tax.Rate).Select(group => (group.Key, Tax: group.Sum(tax => tax.Tax))).Where(tax => tax.Tax != 0).ToDictionary(tax => tax.Key, tax => tax.Tax),
        StringComparer.Ordinal);
}
