using Retail.Connectors.Effects;

namespace Retail.Connectors.Refunds;

/// <summary>The shop's order carries a refund that was made elsewhere. The shop's gateway pays nothing because of it.</summary>
/// <param name="Key">The effect's name; it is stored with the refund.</param>
/// <param name="Refund">What was given back.</param>
public sealed record RecordRefund(EffectKey Key, Refund Refund) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => $"refund of {Refund.Amount} on order {Refund.Order.Id}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("refund", Refund.Ref.ToString()).Add("order", Refund.Order.ToString())
            .Add("amount", Refund.Amount.Amount).Add("currency", Refund.Amount.Currency.Value).AddCount("lines", Refund.Lines.Length);
        foreach (var line in Refund.Lines)
        {
            digest.Add("line", line.OrderLineId).Add("quantity", line.Quantity).Add("net", line.Net.Amount)
                .Add("restock", line.Restock ? "yes" : "no").AddCount("taxes", line.Taxes.Length);
            foreach (var tax in line.Taxes)
            {
                digest.Add("rate", tax.RateId).Add("tax", tax.Amount.Amount);
            }
        }

        return digest.Build();
    }
}
