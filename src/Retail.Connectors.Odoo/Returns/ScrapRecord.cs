namespace Retail.Connectors.Odoo.Returns;

/// <summary>Goods written off (<c>stock.scrap</c>).</summary>
internal sealed record ScrapRecord
{
    public long Id { get; init; }

    /// <summary><c>draft</c> or <c>done</c>.</summary>
    public string? State { get; init; }
}
