using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Payments;

/// <summary>Why payments wait for a person, in words.</summary>
internal static class PaymentParking
{
    /// <summary>What the shop says now cannot be right together with the order, or with what was booked; null if it can.</summary>
    public static ParkReason? Contradiction(Order order, ImmutableArray<CapturedPayment> captured, PostedParts posted)
    {
        foreach (var payment in captured)
        {
            var booked = posted.Of(posted.IdOf(payment, captured));
            if (booked > payment.Amount.Amount)
            {
                return Changed(order, payment, new Money(booked, payment.Amount.Currency));
            }
        }

        var gone = posted.Parts.Where(part => captured.All(payment => posted.IdOf(payment, captured) != part.Payment)).Sum(part => part.Amount);
        var all = new Money(captured.Sum(payment => payment.Amount.Amount) + gone, order.Totals.Grand.Currency);
        return all > order.Totals.Grand ? MoreThanTheOrder(order, all) : null;
    }

    public static ParkReason UnknownMethod(Order order, MissingMapping missing) => new(
        "missing-mapping",
        $"The payment of order {order.Number} cannot be booked: {missing}.",
        $"Map {missing.Table} '{missing.Value}', then replay.",
        ParkOwner.Finance)
    {
        Missing = [missing],
    };

    public static ParkReason NoInvoice(Order order, ImmutableArray<CapturedPayment> captured, Duration patience) => new(
        "payment-without-invoice",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Sum(captured)} were captured for order {order.Number} by '{order.PaymentMethod}', and after {patience.TotalDays:0.##} days there is no invoice over it."),
        "Post the invoice over the order, then replay; or give the money back in the shop.",
        ParkOwner.Finance);

    public static ParkReason InvoiceNotPosted(Order order, Link invoice) => new(
        "invoice-not-posted",
        $"Order {order.Number} is paid, and its invoice {invoice.DisplayName} does not stand in the books any more.",
        "Post an invoice over the order in the ERP, then replay.",
        ParkOwner.Finance);

    public static ParkReason Changed(Order order, CapturedPayment payment, Money booked) => new(
        "payment-changed",
        $"{booked} were booked as payment {payment.Id} of order {order.Number}; the shop now says {payment.Amount}.",
        "Find out at the payment provider what was captured, correct shop or books, then discard this entry.",
        ParkOwner.Finance);

    private static ParkReason MoreThanTheOrder(Order order, Money captured) => new(
        "payments-exceed-order",
        $"Payments of {captured} were captured for order {order.Number}, which comes to {order.Totals.Grand}.",
        "Find out at the payment provider what was captured; give back what is too much, or correct the order, then replay.",
        ParkOwner.Finance);

    private static Money Sum(ImmutableArray<CapturedPayment> captured) =>
        captured.Aggregate(Money.Zero(captured[0].Amount.Currency), (sum, payment) => sum + payment.Amount);
}
