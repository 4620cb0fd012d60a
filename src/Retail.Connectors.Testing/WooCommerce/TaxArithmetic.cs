namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>
/// WooCommerce's taxes: per line and rate, each rounded by itself; compound rates on the amount plus the unrounded taxes
/// before them.
/// </summary>
internal static class TaxArithmetic
{
    /// <summary>What is kept of a computed tax, whatever the shop shows.</summary>
    private const int KeptDigits = 6;

    /// <summary>The taxes on a net amount, in the order of the rates: six decimals of each.</summary>
    public static decimal[] Computed(decimal net, IReadOnlyList<TaxRate> rates)
    {
        var taxes = new decimal[rates.Count];
        for (var index = 0; index < rates.Count; index++)
        {
            taxes[index] = rates[index].IsCompound ? 0m : net * rates[index].Percent / 100m;
        }

        for (var index = 0; index < rates.Count; index++)
        {
            if (rates[index].IsCompound)
            {
                taxes[index] = (net + taxes.Sum()) * rates[index].Percent / 100m;
            }
        }

        return [.. taxes.Select(tax => Money.Round(tax, KeptDigits))];
    }

    /// <summary>The taxes on a net amount, each rounded half up.</summary>
    public static decimal[] OnNet(decimal net, IReadOnlyList<TaxRate> rates, int digits)
        => [.. Computed(net, rates).Select(tax => Money.Round(tax, digits))];

    /// <summary>The taxes within a gross amount, each rounded; compound rates come out first, the last one before the others.</summary>
    /// <remarks>Where prices include tax WooCommerce rounds a half down.</remarks>
    public static decimal[] InGross(decimal gross, IReadOnlyList<TaxRate> rates, int digits)
        => [.. ComputedInGross(gross, rates).Select(tax => HalfDown(tax, digits))];

    /// <summary>The taxes within a gross amount, in the order of the rates: six decimals of each.</summary>
    public static decimal[] ComputedInGross(decimal gross, IReadOnlyList<TaxRate> rates)
    {
        var taxes = new decimal[rates.Count];
        var left = gross;
        for (var index = rates.Count - 1; index >= 0; index--)
        {
            if (rates[index].IsCompound)
            {
                taxes[index] = left - (left / (1m + (rates[index].Percent / 100m)));
                left -= taxes[index];
            }
        }

        var simple = 1m + (rates.Where(rate => !rate.IsCompound).Sum(rate => rate.Percent) / 100m);
        for (var index = 0; index < rates.Count; index++)
        {
            if (!rates[index].IsCompound)
            {
                taxes[index] = left * (rates[index].Percent / 100m) / simple;
            }
        }

        return [.. taxes.Select(tax => Money.Round(tax, KeptDigits))];
    }

    /// <summary>Rounds a tax as the shop does: half up, and half down where prices include tax.</summary>
    public static decimal Rounded(decimal tax, int digits, bool inGross) => inGross ? HalfDown(tax, digits) : Money.Round(tax, digits);

    private static decimal HalfDown(decimal amount, int digits)
    {
        var unit = 1m;
        for (var digit = 0; digit < digits; digit++)
        {
            unit /= 10m;
        }

        // WooCommerce looks at six decimals only, so what is a half there is a half.
        var seen = Money.Round(amount, Math.Max(KeptDigits, digits + 2));
        var rounded = Money.Round(seen, digits);
        return Math.Abs(rounded - seen) == unit / 2m ? rounded - (Math.Sign(seen) * unit) : rounded;
    }
}
