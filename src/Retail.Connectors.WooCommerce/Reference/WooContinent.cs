using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Reference;

/// <summary>A continent.</summary>
public sealed record WooContinent
{
    /// <summary>Code, for example <c>EU</c>. (<c>code</c>)</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Its countries. (<c>countries</c>)</summary>
    public IReadOnlyList<WooContinentCountry> Countries { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
