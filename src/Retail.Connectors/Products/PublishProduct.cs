using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Products;

/// <summary>A product stands in the shop, with its variants; what the product leaves null is the merchant's.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Product">The product as its owner keeps it.</param>
public sealed record PublishProduct(EffectKey Key, Product Product) : ICommand
{
    /// <summary>The verb of its keys.</summary>
    public const string Verb = "publish";

    /// <summary>The code of a refusal: a product that is only to be hidden does not stand in the target.</summary>
    public const string NothingToHide = "nothing-to-hide";

    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"product {Product.Sku}: {Product.Variants.Length} variants");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("sku", Product.Sku).Add("name", Product.Name).Add("description", Product.Description)
            .Add("published", Product.Published switch { true => "yes", false => "no", null => null });
        AddTexts(digest, "categories", Product.Categories);
        AddTexts(digest, "images", Product.Images is { } images ? [.. images.Select(image => image.ToString())] : null);
        digest.AddCount("attributes", Product.Attributes.Length);
        foreach (var attribute in Product.Attributes)
        {
            AddTexts(digest.Add("attribute", attribute.Name).Add("distinguishes", attribute.Distinguishes ? "yes" : "no"), "values", attribute.Values);
        }

        digest.AddCount("variants", Product.Variants.Length);
        foreach (var variant in Product.Variants)
        {
            digest.Add("variant", variant.Sku).AddCount("values", variant.Values.Count);
            foreach (var (attribute, value) in variant.Values)
            {
                digest.Add(attribute, value);
            }
        }

        return digest.Build();
    }

    private static void AddTexts(DigestBuilder digest, string name, ImmutableArray<string>? texts)
    {
        digest.AddCount(name, texts?.Length ?? -1);
        foreach (var text in texts ?? [])
        {
            digest.Add(name, text);
        }
    }
}
