using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// A shop that rounds at the subtotal keeps lines and taxes unrounded, adds them up, rounds the sums, and shows the lines rounded:
/// what it shows misses its own total by a cent in one order of three. The cent is made a charge, so that it is explained wherever
/// the order goes.
/// </summary>
internal static class WooOrderRounding
{
    private const string Id = "rounding";

    /// <returns>Charges and totals that add up, or the given ones if more than rounding keeps them apart.</returns>
    public static (ImmutableArray<Charge> Charges, OrderTotals Totals) Explain(
        ImmutableArray<OrderLine> lines, ImmutableArray<Charge> charges, ImmutableArray<TaxByRate> rates, OrderTotals totals, CurrencyRules currency)
    {
        // Each rate is rounded twice, for goods and for shipping, and so is the sum of the taxes.
        var taxes = rates.Aggregate(new Money(0m, currency.Currency), (sum, rate) => sum + rate.Tax);
        if (Math.Abs((taxes - totals.Tax).Amount) > currency.MinorUnit * (rates.Length + 1))
        {
            return (charges, totals);
        }

        var left = totals.Grand - totals.Goods - totals.Charges - taxes;
        var most = currency.MinorUnit / 2 * (lines.Length + charges.Length + (2 * rates.Length) + 1);
        if (Math.Abs(left.Amount) > most)
        {
            return (charges, totals);
        }

        totals = totals with { Tax = taxes };
        return left.Amount == 0
            ? (charges, totals)
            : (charges.Add(new Charge { Id = Id, Kind = ChargeKind.Rounding, Name = "Rounding", Net = left }), totals with { Charges = totals.Charges + left });
    }
}
