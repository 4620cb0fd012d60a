using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>An attribute of a product, or its value in a variation.</summary>
public sealed record WooProductAttributeFields
{
    /// <summary>Id of the shop-wide attribute; 0 or unset for one of this product only. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Name. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Place in the list. (<c>position</c>)</summary>
    public Settable<long?> Position { get; init; }

    /// <summary>Shown on the product's page. (<c>visible</c>)</summary>
    public Settable<bool?> Visible { get; init; }

    /// <summary>Tells variations apart. (<c>variation</c>)</summary>
    public Settable<bool?> Variation { get; init; }

    /// <summary>Its values; for a product. (<c>options</c>)</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>Its value; for a variation or a default. (<c>option</c>)</summary>
    public Settable<string?> Option { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
