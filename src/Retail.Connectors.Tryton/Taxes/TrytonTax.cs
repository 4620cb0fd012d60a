using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Taxes;

/// <summary>A tax (<c>account.tax</c>).</summary>
public sealed record TrytonTax : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Name (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>What stands on invoices (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary><c>percentage</c>, <c>fixed</c> or <c>none</c>, which has children only (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>0.19 for 19 % (<c>rate</c>).</summary>
    public decimal? Rate { get; init; }

    /// <summary>A fixed tax of one unit (<c>amount</c>).</summary>
    public decimal? Amount { get; init; }

    /// <summary>The tax that it is a part of (<c>parent</c>).</summary>
    public long? Parent { get; init; }

    /// <summary>The company (<c>company</c>).</summary>
    public long? Company { get; init; }

    /// <summary>Account on invoices (<c>invoice_account</c>).</summary>
    public long? InvoiceAccount { get; init; }

    /// <summary>Account on credit notes (<c>credit_note_account</c>).</summary>
    public long? CreditNoteAccount { get; init; }

    /// <summary>First day (<c>start_date</c>).</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>Last day (<c>end_date</c>).</summary>
    public LocalDate? EndDate { get; init; }
}
