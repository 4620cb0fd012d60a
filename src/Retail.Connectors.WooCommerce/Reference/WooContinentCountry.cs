using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Reference;

/// <summary>A country of a continent, and how amounts and measures are written there.</summary>
public sealed record WooContinentCountry
{
    /// <summary>ISO 3166-1 alpha-2 code. (<c>code</c>)</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>Default ISO4127 alpha-3 currency code for the country. (<c>currency_code</c>)</summary>
    public string CurrencyCode { get; set; } = string.Empty;

    /// <summary>Currency symbol position for this country. (<c>currency_pos</c>)</summary>
    public string CurrencyPos { get; set; } = string.Empty;

    /// <summary>Decimal separator for displayed prices for this country. (<c>decimal_sep</c>)</summary>
    public string DecimalSep { get; set; } = string.Empty;

    /// <summary>The unit lengths are defined in for this country. (<c>dimension_unit</c>)</summary>
    public string DimensionUnit { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Number of decimal points shown in displayed prices for this country. (<c>num_decimals</c>)</summary>
    public long NumDecimals { get; set; }

    /// <summary>Its states. (<c>states</c>)</summary>
    public IReadOnlyList<WooState> States { get; set => field = value ?? []; } = [];

    /// <summary>Thousands separator for displayed prices in this country. (<c>thousand_sep</c>)</summary>
    public string ThousandSep { get; set; } = string.Empty;

    /// <summary>The unit weights are defined in for this country. (<c>weight_unit</c>)</summary>
    public string WeightUnit { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
