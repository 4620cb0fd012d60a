using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>What of a customer is written: only what is set.</summary>
public sealed record WooCustomerFields
{
    /// <summary>E-mail. (<c>email</c>)</summary>
    public Settable<string?> Email { get; init; }

    /// <summary>First name. (<c>first_name</c>)</summary>
    public Settable<string?> FirstName { get; init; }

    /// <summary>Last name. (<c>last_name</c>)</summary>
    public Settable<string?> LastName { get; init; }

    /// <summary>Login name; it cannot be changed later. (<c>username</c>)</summary>
    public Settable<string?> Username { get; init; }

    /// <summary>Password; it is never read. (<c>password</c>)</summary>
    public Settable<string?> Password { get; init; }

    /// <summary>Billing address. (<c>billing</c>)</summary>
    public WooAddressFields? Billing { get; init; }

    /// <summary>Shipping address. (<c>shipping</c>)</summary>
    public WooAddressFields? Shipping { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
