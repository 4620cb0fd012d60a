using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A picture to attach: one that is there, by id, or one to fetch, by address.</summary>
public sealed record WooProductImageFields
{
    /// <summary>Id of a picture that is there; unset to fetch one. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Address to fetch it from. (<c>src</c>)</summary>
    public Settable<string?> Src { get; init; }

    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Alternative text. (<c>alt</c>)</summary>
    public Settable<string?> Alt { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
