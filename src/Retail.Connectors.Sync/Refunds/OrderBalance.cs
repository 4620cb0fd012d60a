using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>
/// What refunds, one after the other, take off an order, as lines of credit notes. An amount for which the shop names no line is spread
/// over what is left of the order: first over the groups of lines with the same rates, then over net and taxes of each, by largest
/// remainder, so that nothing is lost and the last refund takes exactly what the others left.
/// </summary>
internal sealed class OrderBalance
{
    private readonly Order _order;
    private readonly ImmutableDictionary<string, OrderItem> _items;
    private readonly List<OrderShare> _shares = [];

    public OrderBalance(Order order)
    {
        _order = order;
        var items = order.Lines.Select(line => new OrderItem(line.Id, line.Name, IsArticle: true, line.Net, line.Taxes))
            .Concat(order.Charges.Select(charge => new OrderItem(charge.Id, charge.Name, IsArticle: false, charge.Net, charge.Taxes)))
            .ToList();
        _items = items.DistinctBy(item => item.Id, StringComparer.Ordinal).ToImmutableDictionary(item => item.Id, StringComparer.Ordinal);
        foreach (var item in items)
        {
            ShareOf(item.Rates).Take(-item.Net.Amount, item.Taxes.Select(tax => (tax.RateId, -tax.Amount.Amount)));
        }

        Square();
        foreach (var share in _shares)
        {
            share.First = share.Left;
        }
    }

    /// <summary>The lines of the credit note for the next refund; none if it gives no money back.</summary>
    public ImmutableArray<DocumentLine> Take(Refund refund)
    {
        var lines = ImmutableArray.CreateBuilder<DocumentLine>();
        foreach (var line in refund.Lines.Where(line => line.Net.Amount != 0 || line.Taxes.Any(tax => tax.Amount.Amount != 0)))
        {
            var item = _items.GetValueOrDefault(line.OrderLineId);
            var named = new DocumentLine(
                item?.Id ?? string.Empty, item?.Name ?? NameOf(null), item is { IsArticle: true } ? line.Quantity : 0,
                Round(line.Net), [.. line.Taxes.Select(tax => tax with { Amount = Round(tax.Amount) })]);
            Take(named, ShareOf(item?.Rates ?? OrderItem.RatesOf(named.Taxes)));
            lines.Add(named);
        }

        var rest = Round(refund.Amount) - lines.Aggregate(Money.Zero(_order.Currency.Currency), static (sum, line) => sum + line.Gross());
        if (rest.Amount != 0)
        {
            lines.AddRange(Spread(rest));
        }

        return TaxSettling.Of(_order, lines.DrainToImmutable(), _items);
    }

    /// <summary>A tax that the line was not sold with comes off what else carries it.</summary>
    private void Take(DocumentLine line, OrderShare share)
    {
        var taxes = line.Taxes.ToLookup(tax => share.Rates.Contains(tax.RateId), tax => (tax.RateId, tax.Amount.Amount));
        share.Take(line.Net.Amount, taxes[true]);
        foreach (var (rate, amount) in taxes[false])
        {
            (_shares.Find(other => other.Rates.Contains(rate)) ?? ShareOf([rate])).Take(0, [(rate, amount)]);
        }
    }

    private List<DocumentLine> Spread(Money rest)
    {
        var parts = rest.Amount == _shares.Sum(share => share.Gross)
            ? [.. _shares.Select(share => rest with { Amount = share.Gross })]
            : rest.Allocate(Weights(rest), _order.Currency);
        var lines = new List<DocumentLine>();
        foreach (var (share, part) in _shares.Zip(parts).Where(pair => pair.Second.Amount != 0).ToList())
        {
            ImmutableArray<decimal> amounts = part.Amount == share.Gross
                ? share.Left
                : [.. part.Allocate(WithinWeights(share), _order.Currency).Select(money => money.Amount)];
            var taxes = share.Rates.Select((rate, at) => new TaxAmount(rate, part with { Amount = amounts[at + 1] })).ToImmutableArray();
            share.Take(amounts[0], taxes.Select(tax => (tax.RateId, tax.Amount.Amount)));
            lines.Add(new DocumentLine(string.Empty, NameOf(_shares.Count > 1 ? share : null), 0, part with { Amount = amounts[0] }, taxes));
        }

        return lines;
    }

    /// <summary>What is left of each group; of what is left negative nothing is taken. If nothing is left, what there was.</summary>
    private List<decimal> Weights(Money rest)
    {
        var left = _shares.ConvertAll(share => rest.Amount > 0 ? Math.Max(0, share.Gross) : Math.Max(0, share.FirstGross));
        return left.Exists(weight => weight > 0) ? left : _shares.ConvertAll(share => Math.Max(0, share.FirstGross));
    }

    private static ImmutableArray<decimal> WithinWeights(OrderShare share)
    {
        var left = share.Left;
        return left.All(amount => amount >= 0) && left.Any(amount => amount > 0)
            ? left
            : [.. share.First.Select(amount => Math.Max(0, amount))];
    }

    private OrderShare ShareOf(ImmutableArray<string> rates)
    {
        if (_shares.Find(share => share.Rates.SequenceEqual(rates)) is { } found)
        {
            return found;
        }

        var share = new OrderShare(rates) { First = [.. Enumerable.Repeat(0m, rates.Length + 1)] };
        _shares.Add(share);
        return share;
    }

    /// <summary>
    /// Lines may be shown rounded, or carry fractions of the minor unit, while the order's rates and total say what counts: what lacks
    /// goes to the largest group.
    /// </summary>
    private void Square()
    {
        foreach (var share in _shares)
        {
            share.Net = _order.Currency.Round(share.Net, MoneyRounding.HalfAwayFromZero);
            for (var at = 0; at < share.Taxes.Length; at++)
            {
                share.Taxes[at] = _order.Currency.Round(share.Taxes[at], MoneyRounding.HalfAwayFromZero);
            }
        }

        foreach (var rate in _order.Taxes)
        {
            var carrying = _shares.Where(share => share.Rates.Contains(rate.RateId)).ToList();
            if (carrying.MaxBy(share => Math.Abs(share.Net)) is { } largest)
            {
                largest.Taxes[largest.Rates.IndexOf(rate.RateId)] +=
                    rate.Tax.Amount - carrying.Sum(share => share.Taxes[share.Rates.IndexOf(rate.RateId)]);
            }
        }

        if (_shares.MaxBy(share => Math.Abs(share.Net)) is { } most)
        {
            most.Net += _order.Totals.Grand.Amount - _shares.Sum(share => share.Gross);
        }
        else
        {
            ShareOf([]).Net = _order.Totals.Grand.Amount;
        }
    }

    private string NameOf(OrderShare? share)
    {
        var labels = share is null ? [] : _order.Taxes.Where(rate => share.Rates.Contains(rate.RateId)).Select(rate => rate.Label).ToList();
        return $"Refund of order {_order.Number}{(labels.Count > 0 ? $" ({string.Join(", ", labels)})" : string.Empty)}";
    }

    private Money Round(Money money) => money.Round(_order.Currency, MoneyRounding.HalfAwayFromZero);
}
