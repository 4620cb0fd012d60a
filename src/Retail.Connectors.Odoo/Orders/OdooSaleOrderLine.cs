using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>A line of a sales order (<c>sale.order.line</c>).</summary>
public sealed record OdooSaleOrderLine : IOdooRecord<OdooSaleOrderLine>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "sale.order.line";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooSaleOrderLine> JsonType => OdooJsonContext.Default.OdooSaleOrderLine;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its order (<c>order_id</c>).</summary>
    public OdooLink OrderId { get; init; }

    /// <summary>What people read (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>line_section</c> or <c>line_note</c>; nothing for a line with an amount (<c>display_type</c>).</summary>
    public string? DisplayType { get; init; }

    /// <summary>What is sold (<c>product_id</c>).</summary>
    public OdooLink ProductId { get; init; }

    /// <summary>In which unit (<c>product_uom_id</c>).</summary>
    public OdooLink ProductUomId { get; init; }

    /// <summary>How many are ordered (<c>product_uom_qty</c>).</summary>
    public decimal ProductUomQty { get; init; }

    /// <summary>How many have left, returns taken off (<c>qty_delivered</c>).</summary>
    public decimal QtyDelivered { get; init; }

    /// <summary>How many are on invoices, drafts among them, credit notes taken off (<c>qty_invoiced</c>).</summary>
    public decimal QtyInvoiced { get; init; }

    /// <summary>How many Odoo would invoice now (<c>qty_to_invoice</c>).</summary>
    public decimal QtyToInvoice { get; init; }

    /// <summary>The price of one, unrounded (<c>price_unit</c>).</summary>
    public decimal PriceUnit { get; init; }

    /// <summary>Discount in percent, with two decimals (<c>discount</c>).</summary>
    public decimal Discount { get; init; }

    /// <summary>Its taxes (<c>tax_ids</c>).</summary>
    public ImmutableArray<long> TaxIds { get; init; } = [];

    /// <summary>Its amount without tax (<c>price_subtotal</c>).</summary>
    public decimal PriceSubtotal { get; init; }

    /// <summary>Its taxes (<c>price_tax</c>).</summary>
    public decimal PriceTax { get; init; }

    /// <summary>With taxes (<c>price_total</c>).</summary>
    public decimal PriceTotal { get; init; }

    /// <summary>True for shipping (<c>is_delivery</c>).</summary>
    public bool IsDelivery { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
