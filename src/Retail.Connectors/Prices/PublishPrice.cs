using System.Collections.Immutable;
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
    internal static ImmutableSortedDictionary<string, string> NoFields { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Fields of plugins that hold other prices, such as those of quantities and customer groups, as JSON by name; empty text empties a field. Default none: they stay as they are.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = NoFields;

    /// <inheritdoc/>
    public string Describe() => $"product {Product.Id} at {Regular}{(Sale is null ? string.Empty : $", on sale at {Sale.Price}")}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("product", Product.ToString()).Add("currency", Regular.Currency.Value).Add("regular", Regular.Amount);
        _ = Sale is null
            ? digest.Add("sale", (string?)null)
            : digest.Add("sale", Sale.Price.Amount).Add("from", Sale.From).Add("until", Sale.Until);
        foreach (var (name, json) in Fields)
        {
            digest.Add("field", name).Add("json", json);
        }

        return digest.Build();
    }
}
