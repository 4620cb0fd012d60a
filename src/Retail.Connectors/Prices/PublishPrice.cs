using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Prices;

/// <summary>A channel asks this price for a product.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Product">The product or variant in the shop.</param>
/// <param name="Parent">The product that a variant belongs to; null for a product of its own.</param>
/// <param name="Regular">The regular price, net or gross as the shop keeps its prices.</param>
/// <param name="Sale">A reduced price and when it holds; null for none.</param>
public sealed record PublishPrice(EffectKey Key, EntityRef Product, EntityRef? Parent, Money Regular, SalePrice? Sale) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => $"product {Product.Id} at {Regular}{(Sale is null ? string.Empty : $", on sale at {Sale.Price}")}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("product", Product.ToString()).Add("currency", Regular.Currency.Value).Add("regular", Regular.Amount);
        return (Sale is null
            ? digest.Add("sale", (string?)null)
            : digest.Add("sale", Sale.Price.Amount).Add("from", Sale.From).Add("until", Sale.Until)).Build();
    }
}
