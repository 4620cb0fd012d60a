using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>How far the taxes are off when an ERP computes them anew from the net amounts.</summary>
internal static class RecomputedTaxes
{
    private const decimal MostUnits = 5m;

    /// <summary>
    /// Whether no line's tax is off by more than one minor unit, and no order by more than five in total, for an ERP that
    /// rounds per line (compound rates on rounded taxes) and for one that rounds per order.
    /// </summary>
    public static bool AreClose(JsonObject order, int digits)
    {
        var unit = 1m;
        for (var digit = 0; digit < digits; digit++)
        {
            unit /= 10m;
        }

        var perLine = 0m;
        var shop = new Dictionary<long, decimal>();
        var exact = new Dictionary<long, decimal>();
        foreach (var list in new[] { "line_items", "fee_lines", "shipping_lines" })
        {
            foreach (var line in (JsonArray)order[list]!)
            {
                var net = Money.Read(line!["total"]);
                var taxes = (JsonArray)line["taxes"]!;
                var rates = taxes.Select(tax => Region.Rates.First(rate => rate.Id == WooIds.Read(tax!["id"]))).ToArray();
                var unrounded = TaxArithmetic.Computed(net, rates);
                var rounded = RoundedStep(net, rates, digits);
                for (var index = 0; index < rates.Length; index++)
                {
                    var said = Money.Read(taxes[index]!["total"]);
                    var off = Math.Abs(said - rounded[index]);
                    if (off > unit)
                    {
                        return false;
                    }

                    perLine += off;
                    shop[rates[index].Id] = shop.GetValueOrDefault(rates[index].Id) + said;
                    exact[rates[index].Id] = exact.GetValueOrDefault(rates[index].Id) + unrounded[index];
                }
            }
        }

        var perOrder = shop.Sum(rate => Math.Abs(rate.Value - Money.Round(exact[rate.Key], digits)));
        return perLine <= MostUnits * unit && perOrder <= MostUnits * unit;
    }

    private static decimal[] RoundedStep(decimal net, TaxRate[] rates, int digits)
    {
        var taxes = new decimal[rates.Length];
        foreach (var compound in new[] { false, true })
        {
            for (var index = 0; index < rates.Length; index++)
            {
                if (rates[index].IsCompound == compound)
                {
                    var basis = compound ? net + taxes.Sum() : net;
                    taxes[index] = Money.Round(basis * rates[index].Percent / 100m, digits);
                }
            }
        }

        return taxes;
    }
}
