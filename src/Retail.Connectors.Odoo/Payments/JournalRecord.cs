namespace Retail.Connectors.Odoo.Payments;

/// <summary>A journal (<c>account.journal</c>).</summary>
internal sealed record JournalRecord
{
    public long Id { get; init; }

    public string? Code { get; init; }
}
