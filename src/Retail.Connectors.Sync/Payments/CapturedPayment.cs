using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Payments;

/// <summary>Money that was taken for an order.</summary>
/// <param name="Id">What tells it from others of the order: the gateway's id of it, or a word if there is none.</param>
/// <param name="Reference">The gateway's id of it; empty if there is none.</param>
/// <param name="Amount">How much; positive.</param>
/// <param name="At">When; null if nobody said.</param>
internal sealed record CapturedPayment(string Id, string Reference, Money Amount, Instant? At)
{
    private const string OnCompletion = "completed";
    private const string Unnamed = "captured";

    /// <summary>The captures of an order; authorisations took nothing yet, and refunds are another flow's.</summary>
    public static ImmutableArray<CapturedPayment> Of(Order order, PaymentFlowOptions options)
    {
        if (options.OnCompletion.Contains(order.PaymentMethod))
        {
            var said = order.Transactions.FirstOrDefault(transaction => transaction.Kind == PaymentTransactionKind.Capture);
            return order.Lifecycle == OrderLifecycle.Closed && order.Totals.Grand.Amount > 0
                ? [new CapturedPayment(OnCompletion, said?.Reference ?? string.Empty, order.Totals.Grand, said?.At)]
                : [];
        }

        var captures = order.Transactions.Where(transaction => transaction.Kind == PaymentTransactionKind.Capture && transaction.Amount.Amount > 0);
        var payments = ImmutableArray.CreateBuilder<CapturedPayment>();
        foreach (var capture in captures)
        {
            var id = capture.Reference.Length > 0 ? capture.Reference : Unnamed;
            var twins = payments.Count(other => other.Reference == capture.Reference);
            payments.Add(new CapturedPayment(
                twins == 0 ? id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}-{twins + 1}"),
                capture.Reference, capture.Amount, capture.At));
        }

        return payments.DrainToImmutable();
    }
}
