using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>A picture of a product.</summary>
public sealed record WooProductImage
{
    /// <summary>Id; 0 if there is none. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>When it was uploaded, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it was uploaded. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>When it last changed, in the shop's own time. (<c>date_modified</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateModified { get; set; }

    /// <summary>When it last changed. (<c>date_modified_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateModifiedGmt { get; set; }

    /// <summary>Address. (<c>src</c>)</summary>
    public string Src { get; set; } = string.Empty;

    /// <summary>Name. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Alternative text. (<c>alt</c>)</summary>
    public string Alt { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
