using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>The theme of a shop.</summary>
public sealed record WooTheme
{
    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Theme version. (<c>version</c>)</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>Latest version of theme. (<c>version_latest</c>)</summary>
    public string VersionLatest { get; set; } = string.Empty;

    /// <summary>Theme author URL. (<c>author_url</c>)</summary>
    public string AuthorUrl { get; set; } = string.Empty;

    /// <summary>Is this theme a child theme?. (<c>is_child_theme</c>)</summary>
    public bool IsChildTheme { get; set; }

    /// <summary>Is this theme a block theme?. (<c>is_block_theme</c>)</summary>
    public bool IsBlockTheme { get; set; }

    /// <summary>Does the theme declare WooCommerce support?. (<c>has_woocommerce_support</c>)</summary>
    public bool HasWoocommerceSupport { get; set; }

    /// <summary>Does the theme have a woocommerce.php file?. (<c>has_woocommerce_file</c>)</summary>
    public bool HasWoocommerceFile { get; set; }

    /// <summary>Does this theme have outdated templates?. (<c>has_outdated_templates</c>)</summary>
    public bool HasOutdatedTemplates { get; set; }

    /// <summary>Template overrides. (<c>overrides</c>)</summary>
    public JsonElement? Overrides { get; set; }

    /// <summary>Parent theme name. (<c>parent_name</c>)</summary>
    public string ParentName { get; set; } = string.Empty;

    /// <summary>Parent theme version. (<c>parent_version</c>)</summary>
    public string ParentVersion { get; set; } = string.Empty;

    /// <summary>Parent theme author URL. (<c>parent_author_url</c>)</summary>
    public string ParentAuthorUrl { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
