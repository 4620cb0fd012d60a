using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>A plugin.</summary>
public sealed record WooPlugin
{
    /// <summary>Plugin basename. The path to the main plugin file relative to the plugins directory. (<c>plugin</c>)</summary>
    public string Plugin { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Current plugin version. (<c>version</c>)</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>Latest available plugin version. (<c>version_latest</c>)</summary>
    public string VersionLatest { get; set; } = string.Empty;

    /// <summary>Plugin URL. (<c>url</c>)</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>Plugin author name. (<c>author_name</c>)</summary>
    public string AuthorName { get; set; } = string.Empty;

    /// <summary>Plugin author URL. (<c>author_url</c>)</summary>
    public string AuthorUrl { get; set; } = string.Empty;

    /// <summary>Whether the plugin can only be activated network-wide. (<c>network_activated</c>)</summary>
    public bool NetworkActivated { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
