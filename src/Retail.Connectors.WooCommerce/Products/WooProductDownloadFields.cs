using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A file to offer.</summary>
public sealed record WooProductDownloadFields
{
    /// <summary>Id. (<c>id</c>)</summary>
    public Settable<string?> Id { get; init; }

    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Address. (<c>file</c>)</summary>
    public Settable<string?> File { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
