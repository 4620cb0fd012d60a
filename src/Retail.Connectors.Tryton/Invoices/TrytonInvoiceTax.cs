using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>One tax of an invoice (<c>account.invoice.tax</c>).</summary>
public sealed record TrytonInvoiceTax : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The tax (<c>tax</c>).</summary>
    public long? Tax { get; init; }

    /// <summary>What it was charged on (<c>base</c>).</summary>
    public decimal? Base { get; init; }

    /// <summary>The tax (<c>amount</c>).</summary>
    public decimal? Amount { get; init; }

    /// <summary>Its account (<c>account</c>).</summary>
    public long? Account { get; init; }

    /// <summary>What people read (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>True if a person or program set it and it is not computed (<c>manual</c>).</summary>
    public bool Manual { get; init; }
}
