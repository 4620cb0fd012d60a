using System.Text.Json.Nodes;

namespace Retail.Connectors.Simulation.Cents;

/// <summary>
/// Judges a document by the shop's own text of the order, in fractions. It shares no code with connectors, model or flow: not
/// how numbers are read, not how they are added, not what a tolerance is.
/// </summary>
internal static class MoneyOracle
{
    private const int MostUnits = 5;
    private static readonly string[] Lists = ["line_items", "shipping_lines", "fee_lines"];

    /// <returns>What is wrong with the document; null if it is right.</returns>
    public static string? Judge(JsonObject order, MoneyDocument document, int digits)
    {
        if (document.Currency != Text(order["currency"]))
        {
            return $"currency {document.Currency}";
        }

        var (net, taxes) = (Rational.Zero, new Dictionary<string, Rational>(StringComparer.Ordinal));
        foreach (var line in Lists.SelectMany(list => (JsonArray)order[list]!))
        {
            net += Rational.Read(Text(line!["total"]));
        }

        foreach (var tax in (JsonArray)order["tax_lines"]!)
        {
            var id = Text(tax!["rate_id"]);
            taxes[id] = taxes.GetValueOrDefault(id, Rational.Zero) + Rational.Read(Text(tax["tax_total"])) + Rational.Read(Text(tax["shipping_tax_total"]));
        }

        var total = Rational.Read(Text(order["total"]));
        if (Rational.Of(document.Total) != total)
        {
            return $"total {document.Total}, shop {total}";
        }

        foreach (var rate in taxes.Keys.Union(document.Taxes.Keys, StringComparer.Ordinal))
        {
            var (ours, theirs) = (Rational.Of(document.Taxes.GetValueOrDefault(rate)), taxes.GetValueOrDefault(rate, Rational.Zero));
            if (ours != theirs)
            {
                return $"rate {rate} {ours}, shop {theirs}";
            }
        }

        // What the shop took without tax is its total less its taxes; its lines are what it shows of that.
        var untaxed = total - taxes.Values.Aggregate(Rational.Zero, (sum, tax) => sum + tax);
        if (Rational.Of(document.Untaxed) != untaxed)
        {
            return $"net {document.Untaxed}, shop {untaxed}";
        }

        // A shop that rounds once shows lines that need not add up to its own total: the ERP has to carry that openly.
        var unexplained = untaxed - net;
        var explained = document.Roundings.Aggregate(Rational.Zero, (sum, line) => sum + Rational.Of(line.Net));
        if (unexplained != explained)
        {
            return $"lines and taxes of the shop miss its total by {unexplained}, and rounding lines say {explained}";
        }

        if (document.Roundings.Count(line => line.Net != 0) > 1)
        {
            return "two rounding lines hold a net amount";
        }

        return Rounding(document) > Rational.Unit(digits).Times(MostUnits) ? $"rounding of {Rounding(document)}" : null;
    }

    /// <summary>What the document's rounding lines come to, net and each rate taken for itself and whatever their sign.</summary>
    public static Rational Rounding(MoneyDocument document) =>
        document.Roundings.Aggregate(Rational.Zero, (sum, line) => sum + Rational.Of(line.Net).Magnitude() + Rational.Of(line.Taxes));

    private static string Text(JsonNode? value) => value?.ToString() ?? string.Empty;
}
