using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>
/// Shops let people refund any tax with any amount, while an ERP computes tax from the amount. A line whose tax does not follow from its
/// net amount is written with the tax that does, and what differs stands on a line of tax alone.
/// </summary>
internal static class TaxSettling
{
    public static ImmutableArray<DocumentLine> Of(
        Order order, ImmutableArray<DocumentLine> lines, ImmutableDictionary<string, OrderItem> items)
    {
        var settled = ImmutableArray.CreateBuilder<DocumentLine>();
        var alone = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (IsAsSold(line, items.GetValueOrDefault(line.OrderLineId)))
            {
                settled.Add(line);
                continue;
            }

            var expected = line.Taxes.Select(tax => tax with { Amount = tax.Amount with { Amount = Expected(order, line, tax.RateId) } }).ToImmutableArray();
            var off = line.Taxes.Zip(expected, static (stated, computed) => (stated.RateId, Amount: stated.Amount.Amount - computed.Amount.Amount)).ToList();
            if (line.Net.Amount != 0 && off.TrueForAll(rate => Math.Abs(rate.Amount) <= order.Currency.MinorUnit))
            {
                settled.Add(line);
                continue;
            }

            foreach (var (rate, amount) in off.Where(rate => rate.Amount != 0))
            {
                alone[rate] = alone.GetValueOrDefault(rate) + amount;
            }

            if (line.Net.Amount != 0)
            {
                settled.Add(line with { Taxes = expected });
            }
        }

        if (alone.Values.Any(amount => amount != 0))
        {
            var currency = order.Currency.Currency;
            settled.Add(new DocumentLine(
                string.Empty, $"Tax, refund of order {order.Number}", 0, Money.Zero(currency),
                [.. alone.Where(rate => rate.Value != 0).Select(rate => new TaxAmount(rate.Key, new Money(rate.Value, currency)))]));
        }

        return settled.DrainToImmutable();
    }

    /// <summary>The whole of a line, as the order has it: the ERP has computed it once.</summary>
    private static bool IsAsSold(DocumentLine line, OrderItem? item) =>
        item is not null && line.Net.Amount != 0 && item.Net == line.Net
        && item.Taxes.Where(tax => tax.Amount.Amount != 0).OrderBy(tax => tax.RateId, StringComparer.Ordinal)
            .SequenceEqual(line.Taxes.Where(tax => tax.Amount.Amount != 0).OrderBy(tax => tax.RateId, StringComparer.Ordinal));

    private static decimal Expected(Order order, DocumentLine line, string rateId)
    {
        var rates = order.Taxes.Where(rate => line.Taxes.Any(tax => tax.RateId == rate.RateId)).ToList();
        if (rates.Find(rate => rate.RateId == rateId) is not { } own)
        {
            return 0;
        }

        var simple = own.Compound ? rates.Where(rate => !rate.Compound).Sum(rate => rate.Percent) / 100 : 0;
        return order.Currency.Round(line.Net.Amount * (1 + simple) * own.Percent / 100, MoneyRounding.HalfAwayFromZero);
    }
}
