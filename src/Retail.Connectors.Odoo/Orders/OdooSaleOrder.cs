using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>A sales order, from the quotation on (<c>sale.order</c>).</summary>
public sealed record OdooSaleOrder : IOdooRecord<OdooSaleOrder>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "sale.order";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooSaleOrder> JsonType => OdooJsonContext.Default.OdooSaleOrder;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>draft</c>, <c>sent</c>, <c>sale</c> or <c>cancel</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>True if nothing of it may change (<c>locked</c>).</summary>
    public bool Locked { get; init; }

    /// <summary>Its source document: the key of the effect that made it. Neither unique nor protected (<c>origin</c>).</summary>
    public string? Origin { get; init; }

    /// <summary>The customer's reference: the shop's number (<c>client_order_ref</c>).</summary>
    public string? ClientOrderRef { get; init; }

    /// <summary>When it was placed; the confirmation overwrites it (<c>date_order</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? DateOrder { get; init; }

    /// <summary>Who buys (<c>partner_id</c>).</summary>
    public OdooLink PartnerId { get; init; }

    /// <summary>Who is invoiced (<c>partner_invoice_id</c>).</summary>
    public OdooLink PartnerInvoiceId { get; init; }

    /// <summary>Where the goods go (<c>partner_shipping_id</c>).</summary>
    public OdooLink PartnerShippingId { get; init; }

    /// <summary>Its currency, that of its price list (<c>currency_id</c>).</summary>
    public OdooLink CurrencyId { get; init; }

    /// <summary>Its price list (<c>pricelist_id</c>).</summary>
    public OdooLink PricelistId { get; init; }

    /// <summary>Which taxes are exchanged for others (<c>fiscal_position_id</c>).</summary>
    public OdooLink FiscalPositionId { get; init; }

    /// <summary>When it is to be paid (<c>payment_term_id</c>).</summary>
    public OdooLink PaymentTermId { get; init; }

    /// <summary>Which warehouse ships it (<c>warehouse_id</c>).</summary>
    public OdooLink WarehouseId { get; init; }

    /// <summary>Its company (<c>company_id</c>).</summary>
    public OdooLink CompanyId { get; init; }

    /// <summary>Its amount without tax (<c>amount_untaxed</c>).</summary>
    public decimal AmountUntaxed { get; init; }

    /// <summary>All taxes (<c>amount_tax</c>).</summary>
    public decimal AmountTax { get; init; }

    /// <summary>With all taxes (<c>amount_total</c>).</summary>
    public decimal AmountTotal { get; init; }

    /// <summary><c>pending</c>, <c>started</c>, <c>partial</c> or <c>full</c>; nothing if it has no deliveries (<c>delivery_status</c>).</summary>
    public string? DeliveryStatus { get; init; }

    /// <summary><c>no</c>, <c>to invoice</c>, <c>invoiced</c> or <c>upselling</c> (<c>invoice_status</c>).</summary>
    public string? InvoiceStatus { get; init; }

    /// <summary>Its lines (<c>order_line</c>).</summary>
    public ImmutableArray<long> OrderLine { get; init; } = [];

    /// <summary>Its invoices and credit notes, drafts and cancelled ones among them (<c>invoice_ids</c>).</summary>
    public ImmutableArray<long> InvoiceIds { get; init; } = [];

    /// <summary>Its transfers (<c>picking_ids</c>).</summary>
    public ImmutableArray<long> PickingIds { get; init; } = [];

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
