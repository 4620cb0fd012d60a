using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Variations;

/// <summary>What generating variations came to.</summary>
public sealed record WooGeneratedVariations
{
    /// <summary>Variations made. (<c>count</c>)</summary>
    public long Count { get; set; }

    /// <summary>Variations deleted. (<c>deleted_count</c>)</summary>
    public long DeletedCount { get; set; }

    /// <summary>Fields that this type does not name, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
