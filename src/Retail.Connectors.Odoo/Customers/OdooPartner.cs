using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>A contact: a company, a person, or a further address of one (<c>res.partner</c>).</summary>
public sealed record OdooPartner : IOdooRecord<OdooPartner>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "res.partner";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooPartner> JsonType => OdooJsonContext.Default.OdooPartner;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>What people call it (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Its reference; the key of the customer it was made for. Not unique (<c>ref</c>).</summary>
    public string? Ref { get; init; }

    /// <summary>E-mail (<c>email</c>).</summary>
    public string? Email { get; init; }

    /// <summary>Phone (<c>phone</c>).</summary>
    public string? Phone { get; init; }

    /// <summary>Tax id (<c>vat</c>).</summary>
    public string? Vat { get; init; }

    /// <summary>True for a company (<c>is_company</c>).</summary>
    public bool IsCompany { get; init; }

    /// <summary><c>contact</c>, <c>invoice</c>, <c>delivery</c> or <c>other</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>The contact it belongs to (<c>parent_id</c>).</summary>
    public OdooLink ParentId { get; init; }

    /// <summary>The company or person that is invoiced (<c>commercial_partner_id</c>).</summary>
    public OdooLink CommercialPartnerId { get; init; }

    /// <summary>Street and number (<c>street</c>).</summary>
    public string? Street { get; init; }

    /// <summary>Second line of the street (<c>street2</c>).</summary>
    [JsonPropertyName("street2")]
    public string? Street2 { get; init; }

    /// <summary>City (<c>city</c>).</summary>
    public string? City { get; init; }

    /// <summary>Postal code (<c>zip</c>).</summary>
    public string? Zip { get; init; }

    /// <summary>State or province (<c>state_id</c>).</summary>
    public OdooLink StateId { get; init; }

    /// <summary>Country (<c>country_id</c>).</summary>
    public OdooLink CountryId { get; init; }

    /// <summary>Language of its documents (<c>lang</c>).</summary>
    public string? Lang { get; init; }

    /// <summary>False if archived (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>Start of the transaction that wrote it last, to the second (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
