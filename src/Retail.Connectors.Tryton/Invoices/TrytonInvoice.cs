using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Invoices;

/// <summary>An invoice; a credit note is one with negative amounts (<c>account.invoice</c>).</summary>
public sealed record TrytonInvoice : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary><c>out</c> for customers, <c>in</c> from suppliers (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>Its number; null until it is posted (<c>number</c>).</summary>
    public string? Number { get; init; }

    /// <summary>Reference; not unique (<c>reference</c>).</summary>
    public string? Reference { get; init; }

    /// <summary>A short text (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary><c>draft</c>, <c>validated</c>, <c>posted</c>, <c>paid</c> or <c>cancelled</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>Its date; null until it is posted (<c>invoice_date</c>).</summary>
    public LocalDate? InvoiceDate { get; init; }

    /// <summary>Who owes it (<c>party</c>).</summary>
    public long? Party { get; init; }

    /// <summary>Its address (<c>invoice_address</c>).</summary>
    public long? InvoiceAddress { get; init; }

    /// <summary>Journal (<c>journal</c>).</summary>
    public long? Journal { get; init; }

    /// <summary>Account of what is owed (<c>account</c>).</summary>
    public long? Account { get; init; }

    /// <summary>Payment term (<c>payment_term</c>).</summary>
    public long? PaymentTerm { get; init; }

    /// <summary>Id of the currency (<c>currency</c>).</summary>
    public long? Currency { get; init; }

    /// <summary>Net amount (<c>untaxed_amount</c>).</summary>
    public decimal? UntaxedAmount { get; init; }

    /// <summary>All taxes (<c>tax_amount</c>).</summary>
    public decimal? TaxAmount { get; init; }

    /// <summary>What it comes to (<c>total_amount</c>).</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>What is still to be paid; 0 for a draft (<c>amount_to_pay</c>).</summary>
    public decimal? AmountToPay { get; init; }

    /// <summary>Ids of its sales (<c>sales</c>).</summary>
    public ImmutableArray<long> Sales { get; init; } = [];

    /// <summary>Its lines (<c>lines</c>).</summary>
    [JsonPropertyName("lines.")]
    public ImmutableArray<TrytonInvoiceLine> Lines { get; init; } = [];

    /// <summary>Its taxes (<c>taxes</c>).</summary>
    [JsonPropertyName("taxes.")]
    public ImmutableArray<TrytonInvoiceTax> Taxes { get; init; } = [];

    /// <summary>The mark for the optimistic lock (<c>_timestamp</c>).</summary>
    [JsonPropertyName("_timestamp")]
    public string? Timestamp { get; init; }

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
