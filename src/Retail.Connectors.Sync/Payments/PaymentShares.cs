using System.Collections.Immutable;

namespace Retail.Connectors.Sync.Payments;

/// <summary>Lays an order's payments onto its invoices, one after the other as they come, until each is covered.</summary>
internal static class PaymentShares
{
    /// <summary>What is booked of each payment on each invoice, and what of it is owed by none. The same payments and invoices give the same parts, whatever was booked before.</summary>
    /// <param name="payments">The payments by the ids under which they are booked, in the shop's order.</param>
    /// <param name="invoices">The invoices, the oldest first.</param>
    /// <param name="isAll">True if no further invoice is to come: then the last one takes what is left.</param>
    /// <param name="givenBack">
    /// What the shop gave back of the order. If the invoices are over less than was captured, so much of the difference went out before they
    /// were written, and no invoice owes it: an ERP may refuse to book it.
    /// </param>
    public static ImmutableArray<PostedPart> Of(
        IReadOnlyList<(string Id, decimal Amount)> payments, ImmutableArray<LinkedInvoice> invoices, bool isAll, decimal givenBack)
    {
        var captured = payments.Sum(payment => payment.Amount);
        var beyond = isAll ? Math.Max(0, captured - invoices.Sum(invoice => invoice.Value.Totals.Grand.Amount)) : 0;
        var owed = captured - Math.Min(beyond, givenBack);
        var parts = ImmutableArray.CreateBuilder<PostedPart>();
        var at = 0;
        var room = invoices.IsEmpty ? 0 : invoices[0].Value.Totals.Grand.Amount;
        foreach (var (id, amount) in payments)
        {
            var left = Math.Min(amount, owed);
            owed -= left;
            if (left < amount)
            {
                parts.Add(new PostedPart(id, PostedPart.GivenBack, amount - left));
            }

            while (left > 0 && at < invoices.Length)
            {
                var isLast = isAll && at == invoices.Length - 1;
                var part = isLast ? left : Math.Min(left, room);
                if (part > 0)
                {
                    parts.Add(new PostedPart(id, invoices[at].Value.Ref.Id, part));
                    (left, room) = (left - part, room - part);
                }

                if (left > 0)
                {
                    room = ++at < invoices.Length ? invoices[at].Value.Totals.Grand.Amount : 0;
                }
            }
        }

        return parts.DrainToImmutable();
    }
}
