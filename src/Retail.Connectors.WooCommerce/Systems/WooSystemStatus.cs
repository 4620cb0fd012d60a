using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What a shop tells of itself, its host and its plugins.</summary>
public sealed record WooSystemStatus
{
    /// <summary>The host. (<c>environment</c>)</summary>
    public WooEnvironment Environment { get; set => field = value ?? new(); } = new();

    /// <summary>Database. (<c>database</c>)</summary>
    public WooDatabase Database { get; set => field = value ?? new(); } = new();

    /// <summary>Active plugins. (<c>active_plugins</c>)</summary>
    public IReadOnlyList<WooPlugin> ActivePlugins { get; set => field = value ?? []; } = [];

    /// <summary>Inactive plugins. (<c>inactive_plugins</c>)</summary>
    public IReadOnlyList<WooPlugin> InactivePlugins { get; set => field = value ?? []; } = [];

    /// <summary>Dropins &amp; MU plugins. (<c>dropins_mu_plugins</c>)</summary>
    public JsonElement? DropinsMuPlugins { get; set; }

    /// <summary>Theme. (<c>theme</c>)</summary>
    public WooTheme Theme { get; set => field = value ?? new(); } = new();

    /// <summary>Settings of the shop. (<c>settings</c>)</summary>
    public WooShopSettings Settings { get; set => field = value ?? new(); } = new();

    /// <summary>Security. (<c>security</c>)</summary>
    public WooSecurity Security { get; set => field = value ?? new(); } = new();

    /// <summary>WooCommerce pages. (<c>pages</c>)</summary>
    public IReadOnlyList<WooPage> Pages { get; set => field = value ?? []; } = [];

    /// <summary>Total post count. (<c>post_type_counts</c>)</summary>
    public JsonElement? PostTypeCounts { get; set; }

    /// <summary>Logging. (<c>logging</c>)</summary>
    public WooLogging Logging { get; set => field = value ?? new(); } = new();

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
