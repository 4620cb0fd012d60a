namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>Shop-wide attributes are listed all at once: nothing narrows the list.</summary>
public sealed record WooAttributeQuery;
