using System.Collections.Concurrent;
using Retail.Connectors.Customers;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>Ids of countries and their subdivisions by code.</summary>
internal sealed class PlaceDirectory
{
    private readonly ConcurrentDictionary<string, long> _ids = new(StringComparer.Ordinal);

    /// <summary>The address in Tryton's terms. A region that Tryton does not know is kept with the city, an unknown country left out.</summary>
    public async Task<PostalAddress> ResolveAsync(Address address, string name, TrytonClient client, CancellationToken cancellationToken)
    {
        var country = await FindAsync("country.country", address.Country.Trim().ToUpperInvariant(), client, cancellationToken);
        var region = address.Region.Trim();
        var subdivision = country is null || region.Length == 0
            ? null
            : await FindAsync("country.subdivision", $"{address.Country.Trim()}-{region}".ToUpperInvariant(), client, cancellationToken);
        var city = address.City.Trim();
        if (region.Length > 0 && subdivision is null)
        {
            city = city.Length > 0 ? $"{city}, {region}" : region;
        }

        var street = string.Join('\n', ((string[])[address.Line1.Trim(), address.Line2.Trim()]).Where(line => line.Length > 0));
        return new PostalAddress(TrytonText.OneLine(name), street, TrytonText.OneLine(address.PostalCode), TrytonText.OneLine(city), country, subdivision);
    }

    private async Task<long?> FindAsync(string model, string code, TrytonClient client, CancellationToken cancellationToken)
    {
        if (code.Length == 0)
        {
            return null;
        }

        if (_ids.TryGetValue(code, out var known))
        {
            return known;
        }

        var found = await client.SearchAsync(model, TrytonDomain.Equal("code", code), new TrytonQuery { Limit = 1 }, cancellationToken);
        return found is [var id] ? _ids[code] = id : null;
    }
}
