using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>What the invoice over a sales order has to come to, by the shop's own amounts.</summary>
internal static class InvoiceTotals
{
    /// <summary>All of the order, or the lines and charges that this document holds if there are several; less what was refunded before.</summary>
    /// <param name="order">The order.</param>
    /// <param name="document">One of its documents.</param>
    /// <param name="isWhole">True if it is the only one.</param>
    /// <returns>The sums; null if a line stands in several documents, so that nobody can say how much of it is in this one.</returns>
    public static DocumentTotals Of(Order order, OrderDocument document, bool isWhole)
    {
        var all = isWhole ? Whole(order) : Part(order, document);
        return document.Reductions.Aggregate(all, Less);
    }

    /// <summary>True if a line of this document stands in another of the order's documents too.</summary>
    public static bool SharesLines(OrderDocument document, IEnumerable<OrderDocument> all) =>
        all.Any(other => other != document && other.Link.Lines.Keys.Any(document.Link.Lines.ContainsKey));

    private static DocumentTotals Whole(Order order) => new(
        order.Totals.Goods + order.Totals.Charges, [.. order.Taxes.Select(rate => new TaxAmount(rate.RateId, rate.Tax))], order.Totals.Grand);

    private static DocumentTotals Part(Order order, OrderDocument document)
    {
        var amounts = order.Lines.Where(line => document.Link.Lines.ContainsKey(line.Id)).Select(line => (line.Net, line.Taxes))
            .Concat(order.Charges.Where(charge => document.Link.Lines.ContainsKey(charge.Id)).Select(charge => (charge.Net, charge.Taxes)))
            .ToList();
        var net = amounts.Sum(amount => amount.Net.Amount);
        ImmutableArray<TaxAmount> taxes =
        [
            .. from rate in order.Taxes
               let tax = amounts.SelectMany(amount => amount.Taxes).Where(tax => tax.RateId == rate.RateId).ToList()
               where tax.Count > 0
               select new TaxAmount(rate.RateId, Rounded(tax.Sum(amount => amount.Amount.Amount), order)),
        ];
        var rounded = Rounded(net, order);
        return new DocumentTotals(rounded, taxes, taxes.Aggregate(rounded, (sum, tax) => sum + tax.Amount));
    }

    private static DocumentTotals Less(DocumentTotals totals, Refund refund)
    {
        var taxes = refund.Lines.SelectMany(line => line.Taxes).ToLookup(tax => tax.RateId, StringComparer.Ordinal);
        return new DocumentTotals(
            totals.Net - (refund.Amount - Money(refund, taxes.SelectMany(group => group).Sum(tax => tax.Amount.Amount))),
            [.. totals.Taxes.Select(tax => tax with { Amount = tax.Amount - Money(refund, taxes[tax.RateId].Sum(item => item.Amount.Amount)) })],
            totals.Grand - refund.Amount);
    }

    private static Money Money(Refund refund, decimal amount) => new(amount, refund.Amount.Currency);

    private static Money Rounded(decimal amount, Order order) =>
        new(order.Currency.Round(amount, MoneyRounding.HalfAwayFromZero), order.Currency.Currency);
}
