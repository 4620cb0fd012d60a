using System.Collections.Concurrent;
using Retail.Connectors.Customers;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>
/// Ids of countries and states by their codes. A state sent as text would be searched over all countries, and the
/// first of several hits taken.
/// </summary>
internal sealed class PlaceDirectory
{
    private readonly ConcurrentDictionary<string, Country> _countries = new(StringComparer.Ordinal);

    /// <summary>The address in Odoo's terms. A region that Odoo does not know is kept with the city, an unknown country left out.</summary>
    public async Task<OdooAddress> ResolveAsync(Address address, string name, OdooClient client, CancellationToken cancellationToken)
    {
        var country = await FindAsync(address.Country.Trim().ToUpperInvariant(), client, cancellationToken);
        var state = 0L;
        var city = address.City;
        if (address.Region.Length > 0 && country?.States.TryGetValue(address.Region.Trim().ToUpperInvariant(), out state) is not true)
        {
            city = city.Length > 0 ? $"{city}, {address.Region}" : address.Region;
        }

        return new OdooAddress(name.Trim(), address.Line1.Trim(), address.Line2.Trim(), city.Trim(), address.PostalCode.Trim(), state, country?.Id ?? 0);
    }

    private async Task<Country?> FindAsync(string code, OdooClient client, CancellationToken cancellationToken)
    {
        if (code.Length == 0)
        {
            return null;
        }

        if (_countries.TryGetValue(code, out var known))
        {
            return known;
        }

        var plain = new OdooQuery { PlainIds = true };
        var found = await client.SearchReadAsync(
            "res.country", OdooDomain.Equal("code", code), OdooJsonContext.Default.CountryRecord, plain, cancellationToken);
        if (found is not [var country, ..])
        {
            return null;
        }

        var states = await client.SearchReadAsync(
            "res.country.state", OdooDomain.Equal("country_id.code", code), OdooJsonContext.Default.StateRecord, plain, cancellationToken);
        var byCode = states.Where(state => state.Code is not null)
            .GroupBy(state => state.Code!.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
        return _countries[code] = new Country(country.Id, byCode);
    }

    private sealed record Country(long Id, Dictionary<string, long> States);
}
