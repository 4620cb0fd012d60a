namespace Retail.Connectors.Customers;

/// <summary>Addresses as part of a digest.</summary>
internal static class AddressDigest
{
    public static DigestBuilder Add(this DigestBuilder digest, string name, Address address) => digest
        .Add(name, "address")
        .Add("first", address.FirstName).Add("last", address.LastName).Add("company", address.Company)
        .Add("line-1", address.Line1).Add("line-2", address.Line2).Add("city", address.City).Add("postal-code", address.PostalCode)
        .Add("region", address.Region).Add("country", address.Country).Add("phone", address.Phone);
}
