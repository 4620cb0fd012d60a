using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>What of an address is written: only what is set.</summary>
public sealed record WooAddressFields
{
    /// <summary>First name. (<c>first_name</c>)</summary>
    public Settable<string?> FirstName { get; init; }

    /// <summary>Last name. (<c>last_name</c>)</summary>
    public Settable<string?> LastName { get; init; }

    /// <summary>Company. (<c>company</c>)</summary>
    public Settable<string?> Company { get; init; }

    /// <summary>Street and number. (<c>address_1</c>)</summary>
    [JsonPropertyName("address_1")]
    public Settable<string?> Address1 { get; init; }

    /// <summary>Second address line. (<c>address_2</c>)</summary>
    [JsonPropertyName("address_2")]
    public Settable<string?> Address2 { get; init; }

    /// <summary>City. (<c>city</c>)</summary>
    public Settable<string?> City { get; init; }

    /// <summary>State code or free text. (<c>state</c>)</summary>
    public Settable<string?> State { get; init; }

    /// <summary>Postal code. (<c>postcode</c>)</summary>
    public Settable<string?> Postcode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code. (<c>country</c>)</summary>
    public Settable<string?> Country { get; init; }

    /// <summary>E-mail; only in billing addresses. (<c>email</c>)</summary>
    public Settable<string?> Email { get; init; }

    /// <summary>Phone. (<c>phone</c>)</summary>
    public Settable<string?> Phone { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
