using System.Globalization;
using Retail.Connectors.Customers;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>An address in Odoo's fields. Two are equal if nothing that is printed differs.</summary>
internal sealed record OdooAddress(string Name, string Street, string Street2, string City, string Zip, long StateId, long CountryId)
{
    /// <summary>Who stands on the label: the company, or the person.</summary>
    public static string NameOf(Address address) => address.Company.Length > 0 ? address.Company : address.DisplayName;

    /// <summary>A digest that can be part of an external id.</summary>
    public string Hash()
    {
        using var digest = new DigestBuilder();
        return digest.Add("name", Name).Add("street", Street).Add("street2", Street2).Add("city", City).Add("zip", Zip)
            .Add("state", StateId).Add("country", CountryId).Build().Value[..16];
    }

    /// <summary>The cells of the columns <c>street, street2, city, zip, state_id/.id, country_id/.id</c>.</summary>
    public IEnumerable<string> Cells() => [Street, Street2, City, Zip, Cell(StateId), Cell(CountryId)];

    private static string Cell(long id) => id == 0 ? string.Empty : id.ToString(CultureInfo.InvariantCulture);
}
