namespace Retail.Connectors.Odoo.Prices;

/// <summary>A product category (<c>product.category</c>).</summary>
internal sealed record CategoryRecord
{
    public long Id { get; init; }

    /// <summary>Ids from the root down to itself, each followed by a slash.</summary>
    public string? ParentPath { get; init; }
}
