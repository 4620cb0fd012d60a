namespace Retail.Connectors.Customers;

/// <summary>A postal address with the person or company it belongs to. Unknown parts are empty, never null.</summary>
public sealed record Address
{
    /// <summary>First name.</summary>
    public string FirstName { get; init; } = string.Empty;

    /// <summary>Last name.</summary>
    public string LastName { get; init; } = string.Empty;

    /// <summary>Company.</summary>
    public string Company { get; init; } = string.Empty;

    /// <summary>Street and number.</summary>
    public string Line1 { get; init; } = string.Empty;

    /// <summary>What else is needed to find the door.</summary>
    public string Line2 { get; init; } = string.Empty;

    /// <summary>City.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>Postal code.</summary>
    public string PostalCode { get; init; } = string.Empty;

    /// <summary>State or province: the part of ISO 3166-2 after the hyphen where the country has one, for example <c>CA</c>.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>Phone at this address.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>First and last name, or the company if there is neither.</summary>
    public string DisplayName
    {
        get
        {
            var name = $"{FirstName} {LastName}".Trim();
            return name.Length > 0 ? name : Company;
        }
    }

    /// <summary>True if no part of it is known.</summary>
    public bool IsEmpty => this == new Address();
}
