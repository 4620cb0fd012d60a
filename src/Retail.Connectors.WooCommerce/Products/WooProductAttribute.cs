using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>An attribute of a product or variation.</summary>
public sealed record WooProductAttribute
{
    /// <summary>Id of the shop-wide attribute; 0 for one of this product only. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Name in addresses. (<c>slug</c>)</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>Place in the list. (<c>position</c>)</summary>
    public long Position { get; set; }

    /// <summary>Shown on the product's page. (<c>visible</c>)</summary>
    public bool Visible { get; set; }

    /// <summary>Tells variations apart. (<c>variation</c>)</summary>
    public bool Variation { get; set; }

    /// <summary>Its values; empty for a variation. (<c>options</c>)</summary>
    public IReadOnlyList<string> Options { get; set => field = value ?? []; } = [];

    /// <summary>The value of a variation, or the one chosen at first; empty in the product's own list. (<c>option</c>)</summary>
    public string Option { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
