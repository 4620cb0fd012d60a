using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>An order less its refunds, for a sales order that is not invoiced yet.</summary>
public static class ReducedOrder
{
    /// <summary>Takes refunds off an order: quantities, net amounts and taxes of the lines that they name.</summary>
    /// <param name="order">The order as captured.</param>
    /// <param name="refunds">All refunds that are to be taken off, in any order.</param>
    /// <returns>
    /// The order with what is left; lines of which nothing is left are gone. Null if what is left would be no order that adds up: a refund
    /// of an amount without lines, of more than a line has, of tax alone, or of everything.
    /// </returns>
    public static Order? Of(Order order, IReadOnlyCollection<Refund> refunds)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(refunds);
        var taken = refunds.SelectMany(refund => refund.Lines).ToLookup(line => line.OrderLineId, StringComparer.Ordinal);
        var ids = order.Lines.Select(line => line.Id).Concat(order.Charges.Select(charge => charge.Id)).ToHashSet(StringComparer.Ordinal);
        if (taken.Any(line => !ids.Contains(line.Key)) || refunds.Any(refund => refund.Amount != AmountOf(refund)))
        {
            return null;
        }

        var lines = order.Lines.Select(line => Reduce(line, [.. taken[line.Id]])).ToList();
        if (lines.Exists(line => line.Quantity < 0 || (line.Quantity == 0 && line.Net.Amount != 0)))
        {
            return null;
        }

        ImmutableArray<OrderLine> left = [.. lines.Where(line => line.Quantity > 0)];
        ImmutableArray<Charge> charges =
        [
            .. order.Charges.Select(charge => charge with
            {
                Net = charge.Net - Net(taken[charge.Id], order), Taxes = Less(charge.Taxes, taken[charge.Id]),
            }).Where(charge => charge.Net.Amount != 0 || charge.Taxes.Any(tax => tax.Amount.Amount != 0)),
        ];
        var reduced = Total(order, left, charges, refunds);
        return left.IsEmpty || reduced.Verify().Length > 0 ? null : reduced;
    }

    private static Money AmountOf(Refund refund) =>
        refund.Lines.SelectMany(line => line.Taxes.Select(tax => tax.Amount).Prepend(line.Net))
            .Aggregate(Money.Zero(refund.Amount.Currency), static (sum, amount) => sum + amount);

    private static OrderLine Reduce(OrderLine line, ImmutableArray<RefundLine> taken)
    {
        if (taken.IsEmpty)
        {
            return line;
        }

        var (quantity, net) = (line.Quantity - taken.Sum(part => part.Quantity), line.Net.Amount - taken.Sum(part => part.Net.Amount));
        return line with
        {
            Quantity = quantity,
            Net = line.Net with { Amount = net },
            UnitPrice = quantity > 0 ? net / quantity : 0,
            NetBeforeDiscount = line.Net with { Amount = net },
            Taxes = Less(line.Taxes, taken),
        };
    }

    private static Money Net(IEnumerable<RefundLine> taken, Order order) =>
        taken.Aggregate(Money.Zero(order.Currency.Currency), static (sum, line) => sum + line.Net);

    private static ImmutableArray<TaxAmount> Less(ImmutableArray<TaxAmount> taxes, IEnumerable<RefundLine> taken)
    {
        var off = taken.SelectMany(line => line.Taxes).ToLookup(tax => tax.RateId, tax => tax.Amount.Amount, StringComparer.Ordinal);
        return [.. taxes.Select(tax => tax with { Amount = tax.Amount with { Amount = tax.Amount.Amount - off[tax.RateId].Sum() } })];
    }

    private static Order Total(Order order, ImmutableArray<OrderLine> lines, ImmutableArray<Charge> charges, IReadOnlyCollection<Refund> refunds)
    {
        var items = lines.Select(line => (line.Net, line.Taxes)).Concat(charges.Select(charge => (charge.Net, charge.Taxes))).ToList();
        var given = refunds.SelectMany(refund => refund.Lines).SelectMany(line => line.Taxes)
            .ToLookup(tax => tax.RateId, tax => tax.Amount.Amount, StringComparer.Ordinal);
        ImmutableArray<TaxByRate> rates =
        [
            .. order.Taxes.Select(rate => rate with
            {
                Base = rate.Base with { Amount = items.Where(item => item.Taxes.Any(tax => tax.RateId == rate.RateId)).Sum(item => item.Net.Amount) },
                Tax = rate.Tax with { Amount = rate.Tax.Amount - given[rate.RateId].Sum() },
            }).Where(rate => items.Exists(item => item.Taxes.Any(tax => tax.RateId == rate.RateId))),
        ];
        var (goods, other, tax) = (lines.Sum(line => line.Net.Amount), charges.Sum(charge => charge.Net.Amount), rates.Sum(rate => rate.Tax.Amount));
        return order with
        {
            Payment = PaymentState.Paid,
            Lines = lines,
            Charges = charges,
            Discounts = [],
            Taxes = rates,
            Transactions = order.Transactions.RemoveAll(transaction => transaction.Kind == PaymentTransactionKind.Refund),
            Totals = new OrderTotals
            {
                Goods = Of(goods),
                Charges = Of(other),
                Discount = Of(lines.Sum(line => line.NetBeforeDiscount.Amount - line.Net.Amount)),
                Tax = Of(tax),
                Grand = Of(goods + other + tax),
            },
        };

        Money Of(decimal amount) => new(amount, order.Currency.Currency);
    }
}
