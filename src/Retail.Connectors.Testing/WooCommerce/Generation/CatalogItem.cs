namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Something that generated orders buy.</summary>
/// <param name="Id">The id of the product, or of the variation.</param>
/// <param name="ParentId">The variable product of a variation, else 0.</param>
/// <param name="Name">The name with HTML entities, as products have it.</param>
/// <param name="ParentName">The name of the variable product.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Price">The price in dollars.</param>
/// <param name="IsReduced">Whether it is of the reduced tax class.</param>
internal sealed record CatalogItem(long Id, long ParentId, string Name, string? ParentName, string Sku, decimal Price, bool IsReduced);
