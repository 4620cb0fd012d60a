using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Invoices;

/// <summary>The shop's order shows an invoice over it, beside those that it shows already. The key's source is the invoice.</summary>
/// <param name="Key">The effect's name. A later generation replaces what an earlier one wrote.</param>
/// <param name="Order">The order in the shop.</param>
/// <param name="Number">The invoice's number in the books.</param>
/// <param name="Date">Its date; null if it has none.</param>
/// <param name="Total">What the whole invoice comes to, taxes included.</param>
/// <param name="Link">Where the customer can see it; null if there is no such page.</param>
public sealed record AttachInvoice(EffectKey Key, EntityRef Order, string Number, LocalDate? Date, Money Total, Uri? Link) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => $"invoice {Number} over {Total} on order {Order.Id}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("invoice", Key.Source.ToString()).Add("order", Order.ToString()).Add("number", Number)
            .Add("date", Date is { } date ? LocalDatePattern.Iso.Format(date) : null)
            .Add("total", Total.Amount).Add("currency", Total.Currency.Value).Add("link", Link?.AbsoluteUri).Build();
    }
}
