using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>A sale (<c>sale.sale</c>).</summary>
public sealed record TrytonSale : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number; null until it is quoted (<c>number</c>).</summary>
    public string? Number { get; init; }

    /// <summary>The customer's or shop's number; not unique (<c>reference</c>).</summary>
    public string? Reference { get; init; }

    /// <summary>A short text (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>The shop's key; unique over all sales, cancelled ones included (<c>web_id</c>, module web_shop).</summary>
    public string? WebId { get; init; }

    /// <summary><c>draft</c>, <c>quotation</c>, <c>confirmed</c>, <c>processing</c>, <c>done</c> or <c>cancelled</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary><c>none</c>, <c>waiting</c>, <c>sent</c> or <c>exception</c> (<c>shipment_state</c>).</summary>
    public string? ShipmentState { get; init; }

    /// <summary><c>none</c>, <c>waiting</c>, <c>paid</c> or <c>exception</c> (<c>invoice_state</c>).</summary>
    public string? InvoiceState { get; init; }

    /// <summary>Its date (<c>sale_date</c>).</summary>
    public LocalDate? SaleDate { get; init; }

    /// <summary>Who bought (<c>party</c>).</summary>
    public long? Party { get; init; }

    /// <summary>Address of the invoice (<c>invoice_address</c>).</summary>
    public long? InvoiceAddress { get; init; }

    /// <summary>Where the goods go (<c>shipment_address</c>).</summary>
    public long? ShipmentAddress { get; init; }

    /// <summary>Where they come from (<c>warehouse</c>).</summary>
    public long? Warehouse { get; init; }

    /// <summary>Currency; its code is ISO 4217 (<c>currency</c>).</summary>
    [JsonPropertyName("currency.")]
    public TrytonCode? Currency { get; init; }

    /// <summary>Net amount (<c>untaxed_amount</c>).</summary>
    public decimal? UntaxedAmount { get; init; }

    /// <summary>All taxes (<c>tax_amount</c>).</summary>
    public decimal? TaxAmount { get; init; }

    /// <summary>What it comes to (<c>total_amount</c>).</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>What it was made of, such as <c>sale.sale,17</c> for a return (<c>origin</c>).</summary>
    public string? Origin { get; init; }

    /// <summary>Its lines (<c>lines</c>).</summary>
    [JsonPropertyName("lines.")]
    public ImmutableArray<TrytonSaleLine> Lines { get; init; } = [];

    /// <summary>Ids of its shipments (<c>shipments</c>).</summary>
    public ImmutableArray<long> Shipments { get; init; } = [];

    /// <summary>Ids of its return shipments (<c>shipment_returns</c>).</summary>
    public ImmutableArray<long> ShipmentReturns { get; init; } = [];

    /// <summary>Ids of its invoices (<c>invoices</c>).</summary>
    public ImmutableArray<long> Invoices { get; init; } = [];

    /// <summary>The mark for the optimistic lock (<c>_timestamp</c>).</summary>
    [JsonPropertyName("_timestamp")]
    public string? Timestamp { get; init; }

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
