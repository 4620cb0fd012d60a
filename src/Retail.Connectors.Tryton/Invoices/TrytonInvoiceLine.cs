using System.Collections.Immutable;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>A line of an invoice (<c>account.invoice.line</c>).</summary>
public sealed record TrytonInvoiceLine : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary><c>line</c>, or <c>comment</c> and the like (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>What it invoices, such as <c>sale.line,17</c> (<c>origin</c>).</summary>
    public string? Origin { get; init; }

    /// <summary>The variant (<c>product</c>).</summary>
    public long? Product { get; init; }

    /// <summary>How many (<c>quantity</c>).</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Unit of measure (<c>unit</c>).</summary>
    public long? Unit { get; init; }

    /// <summary>Net price of one, 4 digits (<c>unit_price</c>).</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Net amount (<c>amount</c>).</summary>
    public decimal? Amount { get; init; }

    /// <summary>Revenue account (<c>account</c>).</summary>
    public long? Account { get; init; }

    /// <summary>Ids of its taxes (<c>taxes</c>).</summary>
    public ImmutableArray<long> Taxes { get; init; } = [];

    /// <summary>What people read (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>An internal note (<c>note</c>).</summary>
    public string? Note { get; init; }
}
