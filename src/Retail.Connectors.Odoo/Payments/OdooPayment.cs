using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Payments;

/// <summary>A payment (<c>account.payment</c>).</summary>
public sealed record OdooPayment : IOdooRecord<OdooPayment>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "account.payment";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooPayment> JsonType => OdooJsonContext.Default.OdooPayment;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number; nothing while it is a draft (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>draft</c>, <c>in_process</c>, <c>paid</c>, <c>canceled</c> or <c>rejected</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c> (<c>payment_type</c>).</summary>
    public string? PaymentType { get; init; }

    /// <summary>How much; positive (<c>amount</c>).</summary>
    public decimal Amount { get; init; }

    /// <summary>Its currency (<c>currency_id</c>).</summary>
    public OdooLink CurrencyId { get; init; }

    /// <summary>Its date (<c>date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? Date { get; init; }

    /// <summary>What people read on it (<c>memo</c>).</summary>
    public string? Memo { get; init; }

    /// <summary>Its reference: the key of the effect that made it (<c>payment_reference</c>).</summary>
    public string? PaymentReference { get; init; }

    /// <summary>Who paid (<c>partner_id</c>).</summary>
    public OdooLink PartnerId { get; init; }

    /// <summary>Where to (<c>journal_id</c>).</summary>
    public OdooLink JournalId { get; init; }

    /// <summary>Its journal entry; none without an outstanding account (<c>move_id</c>).</summary>
    public OdooLink MoveId { get; init; }

    /// <summary>Invoices that it settles (<c>reconciled_invoice_ids</c>).</summary>
    public ImmutableArray<long> ReconciledInvoiceIds { get; init; } = [];

    /// <summary>True if nothing of it is open (<c>is_reconciled</c>).</summary>
    public bool IsReconciled { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
