using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>A setting of the shop.</summary>
public sealed record WooSetting
{
    /// <summary>Id. (<c>id</c>)</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Group of settings it belongs to. (<c>group_id</c>)</summary>
    public string GroupId { get; set; } = string.Empty;

    /// <summary>Label. (<c>label</c>)</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Text, or an array of texts. (<c>value</c>)</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Value before anybody changed it. (<c>default</c>)</summary>
    public JsonElement? Default { get; set; }

    /// <summary>Help text. (<c>tip</c>)</summary>
    public string Tip { get; set; } = string.Empty;

    /// <summary>What the empty input shows as an example. (<c>placeholder</c>)</summary>
    public string Placeholder { get; set; } = string.Empty;

    /// <summary>Kind of input. (<c>type</c>)</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Values that can be chosen, with their labels. (<c>options</c>)</summary>
    public JsonElement? Options { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
