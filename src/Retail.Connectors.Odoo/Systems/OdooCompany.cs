using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Systems;

/// <summary>A company (<c>res.company</c>).</summary>
public sealed record OdooCompany : IOdooRecord<OdooCompany>
{
    /// <inheritdoc/>
    public static string Model => "res.company";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooCompany> JsonType => OdooJsonContext.Default.OdooCompany;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>What people call it (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The currency of its books (<c>currency_id</c>).</summary>
    public OdooLink CurrencyId { get; init; }

    /// <summary>Its own contact (<c>partner_id</c>).</summary>
    public OdooLink PartnerId { get; init; }

    /// <summary>Its country (<c>country_id</c>).</summary>
    public OdooLink CountryId { get; init; }

    /// <summary>Its tax id (<c>vat</c>).</summary>
    public string? Vat { get; init; }

    /// <summary><c>round_per_line</c> or <c>round_globally</c> (<c>tax_calculation_rounding_method</c>).</summary>
    public string? TaxCalculationRoundingMethod { get; init; }

    /// <summary>The last day that is closed to this user (<c>user_fiscalyear_lock_date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? UserFiscalyearLockDate { get; init; }

    /// <summary>The last day on which sales are closed to this user (<c>user_sale_lock_date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? UserSaleLockDate { get; init; }

    /// <summary>The last day on which taxes are closed to this user (<c>user_tax_lock_date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? UserTaxLockDate { get; init; }

    /// <summary>The last day that is closed for good (<c>user_hard_lock_date</c>).</summary>
    [JsonConverter(typeof(OdooDateConverter))]
    public LocalDate? UserHardLockDate { get; init; }
}
