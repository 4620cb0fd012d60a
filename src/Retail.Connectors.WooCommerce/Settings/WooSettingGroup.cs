using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>A group of settings.</summary>
public sealed record WooSettingGroup
{
    /// <summary>Id. (<c>id</c>)</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Label. (<c>label</c>)</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The group above; empty if none. (<c>parent_id</c>)</summary>
    public string ParentId { get; set; } = string.Empty;

    /// <summary>Groups below. (<c>sub_groups</c>)</summary>
    public IReadOnlyList<string> SubGroups { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
