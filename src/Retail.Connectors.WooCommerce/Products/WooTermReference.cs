using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A category, brand or tag, named by its id.</summary>
public sealed record WooTermReference
{
    /// <summary>Id. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
