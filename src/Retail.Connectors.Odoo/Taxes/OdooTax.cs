using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Taxes;

/// <summary>A tax (<c>account.tax</c>).</summary>
public sealed record OdooTax : IOdooRecord<OdooTax>
{
    /// <inheritdoc/>
    public static string Model => "account.tax";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooTax> JsonType => OdooJsonContext.Default.OdooTax;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>What people call it (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The rate in percent, or the amount of a fixed tax (<c>amount</c>).</summary>
    public decimal Amount { get; init; }

    /// <summary><c>percent</c>, <c>fixed</c>, <c>division</c> or <c>group</c> (<c>amount_type</c>).</summary>
    public string? AmountType { get; init; }

    /// <summary><c>sale</c>, <c>purchase</c> or <c>none</c> (<c>type_tax_use</c>).</summary>
    public string? TypeTaxUse { get; init; }

    /// <summary>The group that totals show it in (<c>tax_group_id</c>).</summary>
    public OdooLink TaxGroupId { get; init; }

    /// <summary>True if prices contain it (<c>price_include</c>).</summary>
    public bool PriceInclude { get; init; }

    /// <summary>Its place among the taxes of a line (<c>sequence</c>).</summary>
    public long Sequence { get; init; }

    /// <summary>True if later taxes are charged on it (<c>include_base_amount</c>).</summary>
    public bool IncludeBaseAmount { get; init; }

    /// <summary>True if it is charged on earlier taxes (<c>is_base_affected</c>).</summary>
    public bool IsBaseAffected { get; init; }

    /// <summary>Its company (<c>company_id</c>).</summary>
    public OdooLink CompanyId { get; init; }

    /// <summary>False if archived (<c>active</c>).</summary>
    public bool Active { get; init; }
}
