namespace Retail.Connectors.Odoo.Orders;

/// <summary>A product variant (<c>product.product</c>).</summary>
internal sealed record ProductRecord
{
    public long Id { get; init; }

    public string? DefaultCode { get; init; }
}
