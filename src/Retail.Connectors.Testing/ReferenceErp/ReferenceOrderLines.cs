using System.Collections.Immutable;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>The lines of an order, with one for what rounding leaves over.</summary>
internal static class ReferenceOrderLines
{
    /// <returns>Null if more is left over than rounding explains.</returns>
    public static ImmutableArray<ReferenceLine>? Of(SubmitOrder command, int maxRounding)
    {
        var order = command.Order;
        var lines = ImmutableArray.CreateBuilder<ReferenceLine>();
        foreach (var line in order.Lines)
        {
            var item = command.Codes.Skus.GetValueOrDefault(line.Sku, line.Sku);
            lines.Add(new ReferenceLine(line.Id, item, line.Name, line.Quantity, line.Net.Amount, Taxes(line.Taxes)));
        }

        foreach (var charge in order.Charges)
        {
            lines.Add(new ReferenceLine(charge.Id, charge.Kind.ToString(), charge.Name, 1, charge.Net.Amount, Taxes(charge.Taxes)));
        }

        var net = order.Totals.Grand.Amount - order.Totals.Tax.Amount - lines.Sum(line => line.Net);
        var taxes = order.Taxes
            .Select(rate => (rate.RateId, Amount: rate.Tax.Amount - lines.Sum(line => line.Taxes.GetValueOrDefault(Code(rate.RateId)))))
            .Where(rest => rest.Amount != 0)
            .ToImmutableSortedDictionary(rest => Code(rest.RateId), rest => rest.Amount, StringComparer.Ordinal);
        var allowed = maxRounding * order.Currency.MinorUnit;
        if (Math.Abs(net) > allowed || taxes.Values.Any(amount => Math.Abs(amount) > allowed))
        {
            return null;
        }

        if (net != 0 || !taxes.IsEmpty)
        {
            lines.Add(new ReferenceLine("rounding", ReferenceLine.Rounding, "Rounding", 1, net, taxes));
        }

        return lines.ToImmutable();

        string Code(string rate) => command.Codes.Taxes[rate];

        ImmutableSortedDictionary<string, decimal> Taxes(ImmutableArray<TaxAmount> taxes) => taxes
            .GroupBy(tax => Code(tax.RateId), StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(tax => tax.Amount.Amount), StringComparer.Ordinal);
    }
}
