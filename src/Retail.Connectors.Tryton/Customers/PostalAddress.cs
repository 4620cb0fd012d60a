using Retail.Connectors.Customers;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>An address in Tryton's terms.</summary>
internal sealed record PostalAddress(string Name, string Street, string PostalCode, string City, long? Country, long? Subdivision)
{
    /// <summary>Who stands on an address: the company with the person, as far as both are known.</summary>
    public static string NameOf(Address address) =>
        address.Company.Length > 0 && address.DisplayName != address.Company
            ? $"{address.Company}, {address.DisplayName}"
            : address.DisplayName;

    /// <summary>True if a row says the same. The party's own name need not stand in the row.</summary>
    public bool Is(TrytonAddress row, string partyName) =>
        (row.PartyName ?? string.Empty) is var name && (name == Name || (name.Length == 0 && Name == partyName))
        && Same(row.Street, Street) && Same(row.PostalCode, PostalCode) && Same(row.City, City)
        && row.Country?.Id == Country && row.Subdivision?.Id == Subdivision;

    public TrytonFields Fields(bool invoice, bool delivery) => new TrytonFields()
        .Set("party_name", Name).Set("street", Street).Set("postal_code", PostalCode).Set("city", City)
        .Set("country", Country).Set("subdivision", Subdivision).Set("invoice", invoice).Set("delivery", delivery);

    /// <summary>Tryton trims lines of a street in its own way.</summary>
    private static bool Same(string? row, string value) => (row ?? string.Empty).ReplaceLineEndings("\n").Trim() == value;
}
