namespace Retail.Connectors.Testing.Odoo;

/// <summary>A line of an <see cref="OdooSaleOrder"/>.</summary>
/// <param name="Id">The database id.</param>
/// <param name="ExternalId">The external id, or null for none.</param>
/// <param name="Sku">The product's <c>default_code</c>, or null.</param>
/// <param name="Name">The description.</param>
/// <param name="Quantity">The ordered quantity.</param>
/// <param name="UnitPrice">The unit price, unrounded.</param>
/// <param name="Discount">The discount in percent.</param>
/// <param name="Subtotal">Net amount of the line, in the order's currency.</param>
/// <param name="Total">Gross amount of the line.</param>
/// <param name="Taxes">External ids of the line's taxes; the database id where a tax has none.</param>
public sealed record OdooSaleOrderLine(
    int Id,
    string? ExternalId,
    string? Sku,
    string Name,
    decimal Quantity,
    decimal UnitPrice,
    decimal Discount,
    decimal Subtotal,
    decimal Total,
    IReadOnlyList<string> Taxes)
{
    /// <summary>The taxes of the line, gross less net.</summary>
    public decimal Tax => Total - Subtotal;
}
