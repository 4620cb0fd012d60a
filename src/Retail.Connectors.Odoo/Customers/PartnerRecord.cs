using System.Text.Json.Serialization;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>A business partner (<c>res.partner</c>).</summary>
internal sealed record PartnerRecord
{
    public long Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Vat { get; init; }

    public string? Street { get; init; }

    [JsonPropertyName("street2")]
    public string? Street2 { get; init; }

    public string? City { get; init; }

    public string? Zip { get; init; }

    public OdooLink StateId { get; init; }

    public OdooLink CountryId { get; init; }

    [JsonIgnore]
    public OdooAddress Address => new(
        Name ?? string.Empty, Street ?? string.Empty, Street2 ?? string.Empty, City ?? string.Empty, Zip ?? string.Empty, StateId.Id, CountryId.Id);
}
