using System.Text.Json.Serialization;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>An address of a party (<c>party.address</c>).</summary>
public sealed record TrytonAddress : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Who is addressed, if not the party (<c>party_name</c>).</summary>
    public string? PartyName { get; init; }

    /// <summary>Street and number, with line breaks (<c>street</c>).</summary>
    public string? Street { get; init; }

    /// <summary>Postal code (<c>postal_code</c>).</summary>
    public string? PostalCode { get; init; }

    /// <summary>City (<c>city</c>).</summary>
    public string? City { get; init; }

    /// <summary>Country; its code is ISO 3166-1 alpha-2 (<c>country</c>).</summary>
    [JsonPropertyName("country.")]
    public TrytonCode? Country { get; init; }

    /// <summary>State or province; its code is ISO 3166-2 (<c>subdivision</c>).</summary>
    [JsonPropertyName("subdivision.")]
    public TrytonCode? Subdivision { get; init; }

    /// <summary>True if preferred for invoices (<c>invoice</c>).</summary>
    public bool Invoice { get; init; }

    /// <summary>True if preferred for deliveries (<c>delivery</c>).</summary>
    public bool Delivery { get; init; }
}
