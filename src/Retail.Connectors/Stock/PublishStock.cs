using System.Globalization;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Stock;

/// <summary>A channel offers this many of a product.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Product">The product or variant in the shop.</param>
/// <param name="Parent">The product that a variant belongs to; null for a product of its own.</param>
/// <param name="Quantity">Whole sales units; never negative.</param>
/// <param name="Backorders">True if the shop may sell more than it has.</param>
public sealed record PublishStock(EffectKey Key, EntityRef Product, EntityRef? Parent, int Quantity, bool Backorders) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Quantity} of product {Product.Id}{(Backorders ? ", backorders taken" : string.Empty)}");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("product", Product.ToString()).Add("quantity", Quantity).Add("backorders", Backorders ? "yes" : "no").Build();
    }
}
