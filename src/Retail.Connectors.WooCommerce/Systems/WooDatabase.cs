using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>The database of a shop.</summary>
public sealed record WooDatabase
{
    /// <summary>WC database version. (<c>wc_database_version</c>)</summary>
    public string WcDatabaseVersion { get; set; } = string.Empty;

    /// <summary>Database prefix. (<c>database_prefix</c>)</summary>
    public string DatabasePrefix { get; set; } = string.Empty;

    /// <summary>MaxMind GeoIP database. (<c>maxmind_geoip_database</c>)</summary>
    public string MaxmindGeoipDatabase { get; set; } = string.Empty;

    /// <summary>Database tables. (<c>database_tables</c>)</summary>
    public JsonElement? DatabaseTables { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
