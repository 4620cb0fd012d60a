namespace Retail.Connectors.Odoo.Customers;

/// <summary>A note on a record (<c>mail.message</c>).</summary>
internal sealed record MessageRecord
{
    public long Id { get; init; }

    /// <summary>The record that it stands on (<c>res_id</c>).</summary>
    public long ResId { get; init; }
}
