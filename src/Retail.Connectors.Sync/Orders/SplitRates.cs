using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>The taxes by rate of each part of an order.</summary>
internal static class SplitRates
{
    /// <summary>
    /// A part has the rates that its lines and charges carry. What the order's rate comes to beside the sum of its lines, because the
    /// shop rounds later, is shared; a rate that nothing carries stays with the first part.
    /// </summary>
    public static ImmutableArray<TaxByRate>[] Of(Order order, ImmutableArray<OrderLine>[] lines, ImmutableArray<Charge>.Builder[] charges)
    {
        var parts = lines.Select(_ => ImmutableArray.CreateBuilder<TaxByRate>()).ToArray();
        foreach (var rate in order.Taxes)
        {
            var carried = lines.Select((own, i) => Carried(rate.RateId, own, charges[i])).ToArray();
            var residual = (rate.Tax.Amount - carried.Sum(part => part.Tax)) / order.Currency.MinorUnit;
            var room = Array.ConvertAll(carried, part => part.Count == 0 ? 0m : decimal.Floor((part.Count + 1) / 2m));
            var shares = Residual.Share(residual, room);
            for (var i = 0; i < parts.Length; i++)
            {
                if (carried[i].Count > 0 || shares[i] != 0 || (i == 0 && carried.All(part => part.Count == 0)))
                {
                    parts[i].Add(rate with
                    {
                        Base = new Money(carried[i].Net, order.Currency.Currency),
                        Tax = new Money(carried[i].Tax + (shares[i] * order.Currency.MinorUnit), order.Currency.Currency),
                    });
                }
            }
        }

        return Array.ConvertAll(parts, part => part.ToImmutable());
    }

    private static (int Count, decimal Net, decimal Tax) Carried(string rate, ImmutableArray<OrderLine> lines, IEnumerable<Charge> charges)
    {
        var items = lines.Select(line => (line.Net, line.Taxes)).Concat(charges.Select(charge => (charge.Net, charge.Taxes)))
            .Where(item => item.Taxes.Any(tax => tax.RateId == rate)).ToList();
        return (items.Count, items.Sum(item => item.Net.Amount), items.Sum(item => item.Taxes.Where(tax => tax.RateId == rate).Sum(tax => tax.Amount.Amount)));
    }
}
