namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>What a slice of a list came to.</summary>
/// <param name="Next">Where to read next.</param>
/// <param name="Joins">The slice joins the one before; if not, it is thrown away.</param>
/// <param name="IsLast">The list ends with this slice.</param>
internal readonly record struct WooStep(WooPosition Next, bool Joins, bool IsLast);
