using Retail.Connectors.Effects;
using Retail.Connectors.WooCommerce.Variations;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>What a command wants of one product or variation.</summary>
/// <param name="Key">The command's key.</param>
/// <param name="Product">The product or variation.</param>
/// <param name="Parent">The product that a variation belongs to; null for a product.</param>
internal sealed record WooItemWish(EffectKey Key, EntityRef Product, EntityRef? Parent)
{
    /// <summary>What is written if it is a product.</summary>
    public required WooProductFields ProductFields { get; init; }

    /// <summary>What is written if it is a variation.</summary>
    public required WooVariationFields VariationFields { get; init; }

    /// <summary>Says how what stands differs from what is wanted; null if it does not.</summary>
    public required Func<WooItemState, string?> Differs { get; init; }
}
