using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Connectors.Sync.Payments;

/// <summary>What of an order's payments was booked so far: kept in the flow's memo, one line for each part.</summary>
internal sealed record PostedParts(ImmutableArray<PostedPart> Parts)
{
    public static PostedParts Read(string? memo)
    {
        var parts = ImmutableArray.CreateBuilder<PostedPart>();
        foreach (var line in (memo ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // The payment's id comes last: it is the gateway's word and may hold anything but a line's end.
            if (line.Split(' ', 3) is [var amount, var invoice, var payment]
                && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            {
                parts.Add(new PostedPart(payment, invoice, value));
            }
        }

        return new PostedParts(parts.DrainToImmutable());
    }

    public string Write() => string.Join('\n', Parts.Select(part =>
        string.Create(CultureInfo.InvariantCulture, $"{part.Amount:0.############################} {part.Invoice} {part.Payment}")));

    /// <summary>
    /// The id under which a payment was booked: its own, or that of one of the same amount which the shop does not name so any more,
    /// because the gateway's id came later.
    /// </summary>
    public string IdOf(CapturedPayment payment, ImmutableArray<CapturedPayment> all)
    {
        if (Parts.Any(part => part.Payment == payment.Id))
        {
            return payment.Id;
        }

        var renamed = Parts.GroupBy(part => part.Payment, StringComparer.Ordinal)
            .Where(group => all.All(other => other.Id != group.Key) && group.Sum(part => part.Amount) == payment.Amount.Amount)
            .Select(group => group.Key);
        var unbooked = all.Where(other => other.Amount == payment.Amount && Parts.All(part => part.Payment != other.Id)).ToList();
        return renamed.ElementAtOrDefault(unbooked.IndexOf(payment)) ?? payment.Id;
    }

    /// <summary>What is done of a payment.</summary>
    public decimal Of(string payment) => Parts.Where(part => part.Payment == payment).Sum(part => part.Amount);
}

/// <summary>A part of a payment that was booked on an invoice.</summary>
/// <param name="Payment">The payment's id within its order.</param>
/// <param name="Invoice">The invoice's id; <see cref="GivenBack"/> for what no invoice owes, and nothing was booked of.</param>
/// <param name="Amount">How much.</param>
internal sealed record PostedPart(string Payment, string Invoice, decimal Amount)
{
    /// <summary>The place of an invoice for what the shop gave back before there was one.</summary>
    public const string GivenBack = "-";
}
