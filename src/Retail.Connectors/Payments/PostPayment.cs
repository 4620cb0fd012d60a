using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Payments;

/// <summary>A captured payment stands in the books, once, and settles the invoice as far as it goes.</summary>
/// <param name="Key">The effect's name; its short form is stored with the payment.</param>
/// <param name="Payment">What was paid.</param>
/// <param name="Invoice">The posted invoice that it settles.</param>
/// <param name="Method">The target's name of the payment method, from the mapping table.</param>
/// <param name="Date">The booking date, in the company's time zone. A target whose period is closed on it refuses.</param>
public sealed record PostPayment(EffectKey Key, Payment Payment, EntityRef Invoice, string Method, LocalDate Date) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"payment of {Payment.Amount} on invoice {Invoice.Id}, dated {Date:uuuu-MM-dd}");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("payment", Payment.Ref.ToString()).Add("invoice", Invoice.ToString())
            .Add("amount", Payment.Amount.Amount).Add("currency", Payment.Amount.Currency.Value).Add("method", Method).Build();
    }
}
