using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>A setting of a payment gateway or a shipping method.</summary>
public sealed record WooSettingField
{
    /// <summary>Id. (<c>id</c>)</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Label. (<c>label</c>)</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Kind of input. (<c>type</c>)</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Value. (<c>value</c>)</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Value before anybody changed it. (<c>default</c>)</summary>
    public JsonElement? Default { get; set; }

    /// <summary>Help text. (<c>tip</c>)</summary>
    public string Tip { get; set; } = string.Empty;

    /// <summary>What the empty input shows as an example. (<c>placeholder</c>)</summary>
    public string Placeholder { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
