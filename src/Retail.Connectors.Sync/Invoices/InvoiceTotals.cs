using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>What the invoice over a sales order has to come to, by the shop's own amounts.</summary>
internal static class InvoiceTotals
{
    /// <summary>All of the order, or the lines and charges that this document holds if there are several; less what was refunded before.</summary>
    /// <param name="order">The order.</param>
    /// <param name="document">One of its documents.</param>
    /// <param name="all">All of them.</param>
    public static DocumentTotals Of(Order order, OrderDocument document, ImmutableArray<OrderDocument> all)
    {
        if (all.Length == 1)
        {
            return document.Reductions.Aggregate(Whole(order), Less);
        }

        // What a shop lost or gained by rounding once went to the parts as the split says; documents of another cut say it by themselves.
        return AsSplit(order, document, all) is { } split && document.Reductions.Aggregate(split, Less) is var totals && totals.Grand == document.Value.Totals.Grand
            ? totals
            : document.Reductions.Aggregate(Part(order, document, all), Less);
    }

    /// <summary>True if a line of this document stands in another of the order's documents too: how much of it is in which is not known.</summary>
    public static bool SharesLines(Order order, OrderDocument document, IEnumerable<OrderDocument> all) =>
        all.Any(other => other != document && order.Lines.Any(line => Holds(document, line.Id) && Holds(other, line.Id)));

    private static bool Holds(OrderDocument document, string id) => document.Link.Lines.ContainsKey(id);

    private static DocumentTotals Whole(Order order) => new(
        order.Totals.Goods + order.Totals.Charges, [.. order.Taxes.Select(rate => new TaxAmount(rate.RateId, rate.Tax))], order.Totals.Grand);

    /// <summary>The document's part of the order, split by the lines that its documents hold; null if lines are in none, or a document holds none.</summary>
    private static DocumentTotals? AsSplit(Order order, OrderDocument document, ImmutableArray<OrderDocument> all)
    {
        ImmutableArray<OrderPart> parts =
        [
            .. all.Select(other => new OrderPart(other.Value.Ref.Id, [.. order.Lines.Where(line => Holds(other, line.Id)).Select(line => line.Id)])),
        ];
        return parts.All(part => part.Lines.Length > 0) && OrderSplit.Problem(order, parts) is null
            ? Whole(OrderSplit.Run(order, parts)[all.IndexOf(document)].Order)
            : null;
    }

    private static DocumentTotals Part(Order order, OrderDocument document, ImmutableArray<OrderDocument> all)
    {
        var amounts = order.Lines.Where(line => Holds(document, line.Id)).Select(line => (line.Net, line.Taxes))
            .Concat(order.Charges.Where(charge => charge.Kind != ChargeKind.Rounding && Holds(document, charge.Id)).Select(charge => ShareOf(order, charge, document, all)))
            .ToList();
        var net = Rounded(amounts.Sum(amount => amount.Net.Amount), order);
        ImmutableArray<TaxAmount> taxes =
        [
            .. from rate in order.Taxes
               let tax = amounts.SelectMany(amount => amount.Taxes).Where(tax => tax.RateId == rate.RateId).ToList()
               where tax.Count > 0
               select new TaxAmount(rate.RateId, Rounded(tax.Sum(amount => amount.Amount.Amount), order)),
        ];
        var grand = taxes.Aggregate(net, (sum, tax) => sum + tax.Amount);
        var cent = CentOf(order, document, grand);
        return new DocumentTotals(net + cent, taxes, grand + cent);
    }

    /// <summary>A charge that several documents hold is shared by their goods, largest remainder first, as when the order was split.</summary>
    private static (Money Net, ImmutableArray<TaxAmount> Taxes) ShareOf(
        Order order, Charge charge, OrderDocument document, ImmutableArray<OrderDocument> all)
    {
        var holders = all.Where(other => Holds(other, charge.Id)).ToList();
        if (holders.Count == 1)
        {
            return (charge.Net, charge.Taxes);
        }

        var at = holders.IndexOf(document);
        decimal[] weights = [.. holders.Select(holder => Math.Max(0m, order.Lines.Where(line => Holds(holder, line.Id)).Sum(line => line.Net.Amount)))];
        var nets = charge.Net.Allocate(weights, order.Currency);
        var byNet = Array.ConvertAll(nets, share => Math.Abs(share.Amount));
        return (nets[at], [.. charge.Taxes.Select(tax => tax with { Amount = tax.Amount.Allocate(byNet, order.Currency)[at] })]);
    }

    /// <summary>What the shop rounded away: where it went when the order was split is seen in the document alone.</summary>
    private static Money CentOf(Order order, OrderDocument document, Money grand)
    {
        var rounding = order.Charges.Where(charge => charge.Kind == ChargeKind.Rounding).Sum(charge => Math.Abs(charge.Net.Amount));
        var left = document.Reductions.Aggregate(document.Value.Totals.Grand, (sum, refund) => sum + refund.Amount) - grand;
        return Math.Abs(left.Amount) <= rounding ? left : Money.Zero(left.Currency);
    }

    private static DocumentTotals Less(DocumentTotals totals, Refund refund)
    {
        var taxes = refund.Lines.SelectMany(line => line.Taxes).ToLookup(tax => tax.RateId, StringComparer.Ordinal);
        return new DocumentTotals(
            totals.Net - (refund.Amount - AmountOf(refund, taxes.SelectMany(group => group).Sum(tax => tax.Amount.Amount))),
            [.. totals.Taxes.Select(tax => tax with { Amount = tax.Amount - AmountOf(refund, taxes[tax.RateId].Sum(item => item.Amount.Amount)) })],
            totals.Grand - refund.Amount);
    }

    private static Money AmountOf(Refund refund, decimal amount) => new(amount, refund.Amount.Currency);

    private static Money Rounded(decimal amount, Order order) =>
        new(order.Currency.Round(amount, MoneyRounding.HalfAwayFromZero), order.Currency.Currency);
}
