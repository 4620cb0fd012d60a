using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>A journal item: a line of an invoice, a tax, or what is owed (<c>account.move.line</c>).</summary>
public sealed record OdooAccountMoveLine : IOdooRecord<OdooAccountMoveLine>
{
    /// <inheritdoc/>
    public static string Model => "account.move.line";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooAccountMoveLine> JsonType => OdooJsonContext.Default.OdooAccountMoveLine;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its journal entry (<c>move_id</c>).</summary>
    public OdooLink MoveId { get; init; }

    /// <summary><c>product</c>, <c>tax</c>, <c>payment_term</c>, <c>line_section</c> and others (<c>display_type</c>).</summary>
    public string? DisplayType { get; init; }

    /// <summary>What is invoiced (<c>product_id</c>).</summary>
    public OdooLink ProductId { get; init; }

    /// <summary>What people read (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>How many (<c>quantity</c>).</summary>
    public decimal Quantity { get; init; }

    /// <summary>The price of one, unrounded (<c>price_unit</c>).</summary>
    public decimal PriceUnit { get; init; }

    /// <summary>Discount in percent (<c>discount</c>).</summary>
    public decimal Discount { get; init; }

    /// <summary>Its taxes (<c>tax_ids</c>).</summary>
    public ImmutableArray<long> TaxIds { get; init; } = [];

    /// <summary>Its amount without tax (<c>price_subtotal</c>).</summary>
    public decimal PriceSubtotal { get; init; }

    /// <summary>With taxes (<c>price_total</c>).</summary>
    public decimal PriceTotal { get; init; }

    /// <summary>The order lines that it invoices (<c>sale_line_ids</c>).</summary>
    public ImmutableArray<long> SaleLineIds { get; init; } = [];

    /// <summary>Its account (<c>account_id</c>).</summary>
    public OdooLink AccountId { get; init; }

    /// <summary>The tax that it is (<c>tax_line_id</c>).</summary>
    public OdooLink TaxLineId { get; init; }

    /// <summary>Debit less credit, in the company's currency (<c>balance</c>).</summary>
    public decimal Balance { get; init; }

    /// <summary>Debit less credit, in its own currency (<c>amount_currency</c>).</summary>
    public decimal AmountCurrency { get; init; }

    /// <summary>True if nothing of it is open (<c>reconciled</c>).</summary>
    public bool Reconciled { get; init; }

    /// <summary>What of it is open, in its own currency (<c>amount_residual_currency</c>).</summary>
    public decimal AmountResidualCurrency { get; init; }
}
