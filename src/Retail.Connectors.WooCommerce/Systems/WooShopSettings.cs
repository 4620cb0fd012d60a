using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the system status says of the settings.</summary>
public sealed record WooShopSettings
{
    /// <summary>Legacy REST API enabled?. (<c>api_enabled</c>)</summary>
    public bool ApiEnabled { get; set; }

    /// <summary>SSL forced?. (<c>force_ssl</c>)</summary>
    public bool ForceSsl { get; set; }

    /// <summary>ISO 4217 code. (<c>currency</c>)</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Currency symbol. (<c>currency_symbol</c>)</summary>
    public string CurrencySymbol { get; set; } = string.Empty;

    /// <summary>Currency position. (<c>currency_position</c>)</summary>
    public string CurrencyPosition { get; set; } = string.Empty;

    /// <summary>Thousand separator. (<c>thousand_separator</c>)</summary>
    public string ThousandSeparator { get; set; } = string.Empty;

    /// <summary>Decimal separator. (<c>decimal_separator</c>)</summary>
    public string DecimalSeparator { get; set; } = string.Empty;

    /// <summary>Number of decimals. (<c>number_of_decimals</c>)</summary>
    public long NumberOfDecimals { get; set; }

    /// <summary>Geolocation enabled?. (<c>geolocation_enabled</c>)</summary>
    public bool GeolocationEnabled { get; set; }

    /// <summary>Taxonomy terms for product/order statuses. (<c>taxonomies</c>)</summary>
    public JsonElement? Taxonomies { get; set; }

    /// <summary>Terms in the product visibility taxonomy. (<c>product_visibility_terms</c>)</summary>
    public JsonElement? ProductVisibilityTerms { get; set; }

    /// <summary>Is store connected to WooCommerce.com?. (<c>wccom_connected</c>)</summary>
    public string WccomConnected { get; set; } = string.Empty;

    /// <summary>Enforce approved download directories?. (<c>enforce_approved_download_dirs</c>)</summary>
    public bool EnforceApprovedDownloadDirs { get; set; }

    /// <summary>Is HPOS enabled?. (<c>HPOS_enabled</c>)</summary>
    [JsonPropertyName("HPOS_enabled")]
    public bool HposEnabled { get; set; }

    /// <summary>Order datastore. (<c>order_datastore</c>)</summary>
    public string OrderDatastore { get; set; } = string.Empty;

    /// <summary>Is HPOS sync enabled?. (<c>HPOS_sync_enabled</c>)</summary>
    [JsonPropertyName("HPOS_sync_enabled")]
    public bool HposSyncEnabled { get; set; }

    /// <summary>Enabled features. (<c>enabled_features</c>)</summary>
    public JsonElement? EnabledFeatures { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
