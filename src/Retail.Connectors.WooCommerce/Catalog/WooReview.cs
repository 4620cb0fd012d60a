using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>A review of a product.</summary>
public sealed record WooReview
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>When it was made, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When it was made. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>Unique identifier for the product that the review belongs to. (<c>product_id</c>)</summary>
    public long ProductId { get; set; }

    /// <summary>Product name. (<c>product_name</c>)</summary>
    public string ProductName { get; set; } = string.Empty;

    /// <summary>Product URL. (<c>product_permalink</c>)</summary>
    public string ProductPermalink { get; set; } = string.Empty;

    /// <summary><c>approved</c>, <c>hold</c>, <c>spam</c>, <c>unspam</c>, <c>trash</c> or <c>untrash</c>. (<c>status</c>)</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>Name of the reviewer. (<c>reviewer</c>)</summary>
    public string Reviewer { get; set; } = string.Empty;

    /// <summary>E-mail of the reviewer. (<c>reviewer_email</c>)</summary>
    public string ReviewerEmail { get; set; } = string.Empty;

    /// <summary>Text; the shop stores it as HTML. (<c>review</c>)</summary>
    public string Review { get; set; } = string.Empty;

    /// <summary>Stars; 1 to 5, 0 for none. (<c>rating</c>)</summary>
    public long Rating { get; set; }

    /// <summary>The reviewer bought the product. (<c>verified</c>)</summary>
    public bool Verified { get; set; }

    /// <summary>Avatar URLs for the object reviewer. (<c>reviewer_avatar_urls</c>)</summary>
    public WooAvatarUrls ReviewerAvatarUrls { get; set => field = value ?? new(); } = new();

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
