using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>A customer account.</summary>
public sealed record WooCustomer
{
    /// <summary>Id of the WordPress user. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>When the account was made, in the shop's own time. (<c>date_created</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateCreated { get; set; }

    /// <summary>When the account was made. (<c>date_created_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateCreatedGmt { get; set; }

    /// <summary>When it last changed, in the shop's own time; null if never. (<c>date_modified</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? DateModified { get; set; }

    /// <summary>When it last changed; null if never. (<c>date_modified_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? DateModifiedGmt { get; set; }

    /// <summary>E-mail. (<c>email</c>)</summary>
    public string Email { get; set; } = string.Empty;

    /// <summary>First name; may be empty. (<c>first_name</c>)</summary>
    public string FirstName { get; set; } = string.Empty;

    /// <summary>Last name; may be empty. (<c>last_name</c>)</summary>
    public string LastName { get; set; } = string.Empty;

    /// <summary>WordPress role. (<c>role</c>)</summary>
    public string Role { get; set; } = string.Empty;

    /// <summary>Login name. (<c>username</c>)</summary>
    public string Username { get; set; } = string.Empty;

    /// <summary>Billing address. (<c>billing</c>)</summary>
    public WooAddress Billing { get; set => field = value ?? new(); } = new();

    /// <summary>Shipping address. (<c>shipping</c>)</summary>
    public WooAddress Shipping { get; set => field = value ?? new(); } = new();

    /// <summary>True once an order was paid. (<c>is_paying_customer</c>)</summary>
    public bool IsPayingCustomer { get; set; }

    /// <summary>Picture. (<c>avatar_url</c>)</summary>
    public string AvatarUrl { get; set; } = string.Empty;

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
