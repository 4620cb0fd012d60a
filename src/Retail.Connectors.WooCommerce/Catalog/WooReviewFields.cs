using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>What of a review is written: only what is set.</summary>
public sealed record WooReviewFields
{
    /// <summary>Unique identifier for the product that the review belongs to. (<c>product_id</c>)</summary>
    public Settable<long?> ProductId { get; init; }

    /// <summary>Product name. (<c>product_name</c>)</summary>
    public Settable<string?> ProductName { get; init; }

    /// <summary><c>approved</c>, <c>hold</c>, <c>spam</c>, <c>unspam</c>, <c>trash</c> or <c>untrash</c>. (<c>status</c>)</summary>
    public Settable<string?> Status { get; init; }

    /// <summary>Name of the reviewer. (<c>reviewer</c>)</summary>
    public Settable<string?> Reviewer { get; init; }

    /// <summary>E-mail of the reviewer. (<c>reviewer_email</c>)</summary>
    public Settable<string?> ReviewerEmail { get; init; }

    /// <summary>Text; the shop stores it as HTML. (<c>review</c>)</summary>
    public Settable<string?> Review { get; init; }

    /// <summary>Stars; 1 to 5, 0 for none. (<c>rating</c>)</summary>
    public Settable<long?> Rating { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
