using Retail.Connectors.Customers;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>A party in the canonical form. Tryton does not tell companies from persons: a tax id is what makes a company of it.</summary>
internal static class PartyMapping
{
    public static Customer Map(TrytonParty party, EntityRef id)
    {
        var name = party.Name is { Length: > 0 } given ? given : party.Code ?? TrytonFormat.Id(party.Id);
        var identifiers = party.Identifiers.Where(identifier => !TakenParties.IsMark(identifier)).ToList();
        var taxId = identifiers.Find(identifier => identifier.Type == "eu_vat") ?? identifiers.FirstOrDefault();
        var phone = ContactOf("phone") is { Length: > 0 } line ? line : ContactOf("mobile");
        return new Customer
        {
            Ref = id,
            Name = name,
            Company = taxId is null ? string.Empty : name,
            Email = ContactOf("email"),
            Phone = phone,
            TaxId = taxId is { Code: { Length: > 0 } code }
                ? new TaxId(code, taxId.Type == "eu_vat" && code.Length > 2 ? code[..2].ToUpperInvariant() is var prefix and not "EL" ? prefix : "GR" : string.Empty)
                : null,
            Address = party.Addresses.FirstOrDefault() is { } address ? Map(address, name) : new Address(),
        };

        string ContactOf(string type) => party.ContactMechanisms.FirstOrDefault(contact => contact.Type == type)?.Value ?? string.Empty;
    }

    private static Address Map(TrytonAddress address, string partyName)
    {
        var lines = (address.Street ?? string.Empty).ReplaceLineEndings("\n").Split('\n', 2);
        return new Address
        {
            Company = string.Empty,
            LastName = address.PartyName is { Length: > 0 } name ? name : partyName,
            Line1 = lines[0].Trim(),
            Line2 = lines.Length > 1 ? lines[1].ReplaceLineEndings(", ").Trim() : string.Empty,
            PostalCode = address.PostalCode ?? string.Empty,
            City = address.City ?? string.Empty,
            Country = address.Country?.Code ?? string.Empty,
            Region = address.Subdivision?.Code is { } code ? code[(code.IndexOf('-', StringComparison.Ordinal) + 1)..] : string.Empty,
        };
    }
}
