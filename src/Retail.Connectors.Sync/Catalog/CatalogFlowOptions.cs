using Retail.Connectors.Products;

namespace Retail.Connectors.Sync.Catalog;

/// <summary>Which products go to the shop, and what of them.</summary>
public sealed class CatalogFlowOptions
{
    /// <summary>
    /// What the source decides; the rest is the merchant's and is never written. Default: name, attributes and whether it is published.
    /// </summary>
    public ProductFields Owned { get; set; } = ProductFields.Name | ProductFields.Attributes | ProductFields.Published;

    /// <summary>Which products are offered in this shop; the others count as discontinued where they were before. Default: all.</summary>
    public Func<Product, bool> Offers { get; set; } = static _ => true;

    /// <summary>The product as this channel shows it, for what tables cannot say; pure. Default: as it is.</summary>
    public Func<Product, Product> Adjusts { get; set; } = static product => product;

    /// <summary>What becomes of products that are not offered any more. Default: <see cref="DiscontinuedPolicy.Hide"/>.</summary>
    public DiscontinuedPolicy Discontinued { get; set; } = DiscontinuedPolicy.Hide;

    /// <summary>
    /// True if categories need an entry in the mapping table, so that a product with a new one waits for a person; false if a category
    /// without an entry has the same name in the shop. Default false.
    /// </summary>
    public bool MapsEveryCategory { get; set; }

    /// <summary>
    /// How often products are looked for that no event told of, the first time when the engine first starts; null for never, the default:
    /// then a product comes to the shop when it next changes.
    /// </summary>
    public TimeSpan? Every { get; set; }

    /// <summary>True if all products are read again each time, false for those that were never seen. Default false.</summary>
    public bool EveryReadsAll { get; set; }
}
