using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>A billing or shipping address of an order or customer.</summary>
/// <remarks>Plain text: unlike product names it is not HTML-encoded. Unknown parts are empty, never null.</remarks>
public sealed record WooAddress
{
    /// <summary>First name; may be empty. (<c>first_name</c>)</summary>
    public string FirstName { get; set; } = string.Empty;

    /// <summary>Last name; may be empty. (<c>last_name</c>)</summary>
    public string LastName { get; set; } = string.Empty;

    /// <summary>Company; may be empty. (<c>company</c>)</summary>
    public string Company { get; set; } = string.Empty;

    /// <summary>Street and number. (<c>address_1</c>)</summary>
    [JsonPropertyName("address_1")]
    public string Address1 { get; set; } = string.Empty;

    /// <summary>Second address line. (<c>address_2</c>)</summary>
    [JsonPropertyName("address_2")]
    public string Address2 { get; set; } = string.Empty;

    /// <summary>City. (<c>city</c>)</summary>
    public string City { get; set; } = string.Empty;

    /// <summary>State code or free text. (<c>state</c>)</summary>
    public string State { get; set; } = string.Empty;

    /// <summary>Postal code. (<c>postcode</c>)</summary>
    public string Postcode { get; set; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2 code. (<c>country</c>)</summary>
    public string Country { get; set; } = string.Empty;

    /// <summary>E-mail; only in billing addresses. (<c>email</c>)</summary>
    public string Email { get; set; } = string.Empty;

    /// <summary>Phone. (<c>phone</c>)</summary>
    public string Phone { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
