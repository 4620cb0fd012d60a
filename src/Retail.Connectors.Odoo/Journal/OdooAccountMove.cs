using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>An invoice, a credit note or another journal entry (<c>account.move</c>).</summary>
public sealed record OdooAccountMove : IOdooRecord<OdooAccountMove>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "account.move";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooAccountMove> JsonType => OdooJsonContext.Default.OdooAccountMove;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number in the books; nothing while it was never posted (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>out_invoice</c>, <c>out_refund</c>, <c>entry</c> and others (<c>move_type</c>).</summary>
    public string? MoveType { get; init; }

    /// <summary><c>draft</c>, <c>posted</c> or <c>cancel</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary><c>not_paid</c>, <c>partial</c>, <c>in_payment</c>, <c>paid</c> or <c>reversed</c> (<c>payment_state</c>).</summary>
    public string? PaymentState { get; init; }

    /// <summary>The customer's reference (<c>ref</c>).</summary>
    public string? Ref { get; init; }

    /// <summary>Its source document: the key of the effect that made it, or the order's number (<c>invoice_origin</c>).</summary>
    public string? InvoiceOrigin { get; init; }

    /// <summary>Who is invoiced (<c>partner_id</c>).</summary>
    public OdooLink PartnerId { get; init; }

    /// <summary>Where the goods go (<c>partner_shipping_id</c>).</summary>
    public OdooLink PartnerShippingId { get; init; }

    /// <summary>Whose debt it is (<c>commercial_partner_id</c>).</summary>
    public OdooLink CommercialPartnerId { get; init; }

    /// <summary>The date on it (<c>invoice_date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? InvoiceDate { get; init; }

    /// <summary>The date in the books (<c>date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? Date { get; init; }

    /// <summary>Its currency (<c>currency_id</c>).</summary>
    public OdooLink CurrencyId { get; init; }

    /// <summary>Its amount without tax (<c>amount_untaxed</c>).</summary>
    public decimal AmountUntaxed { get; init; }

    /// <summary>All taxes (<c>amount_tax</c>).</summary>
    public decimal AmountTax { get; init; }

    /// <summary>With all taxes (<c>amount_total</c>).</summary>
    public decimal AmountTotal { get; init; }

    /// <summary>What is open (<c>amount_residual</c>).</summary>
    public decimal AmountResidual { get; init; }

    /// <summary>The invoice that it takes back (<c>reversed_entry_id</c>).</summary>
    public OdooLink ReversedEntryId { get; init; }

    /// <summary>Its lines (<c>invoice_line_ids</c>).</summary>
    public ImmutableArray<long> InvoiceLineIds { get; init; } = [];

    /// <summary>Which taxes are exchanged for others (<c>fiscal_position_id</c>).</summary>
    public OdooLink FiscalPositionId { get; init; }

    /// <summary>Its page for the customer, without the server (<c>access_url</c>).</summary>
    public string? AccessUrl { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }

    /// <summary>How far it got.</summary>
    [JsonIgnore]
    internal DocumentStage Stage => State switch
    {
        "draft" => DocumentStage.Draft,
        "posted" => DocumentStage.Posted,
        _ => DocumentStage.Cancelled,
    };
}
