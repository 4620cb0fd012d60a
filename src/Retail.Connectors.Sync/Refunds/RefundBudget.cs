using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>
/// Which refunds of an order are covered by what was captured. What is settled counts first; of the others those with the smaller ids are
/// granted, so that everybody who asks comes to the same answer, whoever asks first.
/// </summary>
/// <param name="Captured">What was captured; the order's total if the shop does not say.</param>
/// <param name="Settled">What of it is given back in the ERP already.</param>
/// <param name="Granted">The refunds that are covered, by id.</param>
/// <param name="Excess">The refunds that are not, by id.</param>
internal sealed record RefundBudget(Money Captured, Money Settled, ImmutableArray<Refund> Granted, ImmutableArray<Refund> Excess)
{
    /// <param name="order">The order.</param>
    /// <param name="refunds">All its refunds that the shop has.</param>
    /// <param name="orphaned">What credit notes give back whose refunds the shop does not have any more.</param>
    public static RefundBudget Of(Order order, IEnumerable<KnownRefund> refunds, Money orphaned)
    {
        var all = refunds.OrderBy(known => known.Refund.Ref.Id, KnownRefund.ById).ToList();
        var captured = CapturedOf(order);
        var settled = all.Where(known => known.IsSettled).Aggregate(orphaned, (sum, known) => sum + known.Refund.Amount);
        var left = captured - settled;
        var granted = ImmutableArray.CreateBuilder<Refund>();
        var excess = ImmutableArray.CreateBuilder<Refund>();
        foreach (var (refund, isSettled) in all)
        {
            if (isSettled)
            {
                granted.Add(refund);
            }
            else if (refund.Amount <= left)
            {
                granted.Add(refund);
                left -= refund.Amount;
            }
            else
            {
                excess.Add(refund);
            }
        }

        return new RefundBudget(captured, settled, granted.DrainToImmutable(), excess.DrainToImmutable());
    }

    /// <summary>True if the refunds that are covered give the whole order back.</summary>
    public bool IsWhole(Order order) => Granted.Sum(refund => refund.Amount.Amount) >= order.Totals.Grand.Amount;

    private static Money CapturedOf(Order order)
    {
        var captures = order.Transactions.Where(transaction => transaction.Kind == PaymentTransactionKind.Capture).ToList();
        return captures.Count == 0 || captures.Exists(capture => capture.Amount.Amount == 0)
            ? order.Totals.Grand
            : captures.Aggregate(Money.Zero(order.Currency.Currency), (sum, capture) => sum + capture.Amount);
    }
}
