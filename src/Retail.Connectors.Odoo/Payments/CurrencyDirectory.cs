using System.Collections.Concurrent;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Payments;

/// <summary>Ids of active currencies by their codes.</summary>
internal sealed class CurrencyDirectory
{
    private readonly ConcurrentDictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <summary>The currency's id; 0 if it is not active.</summary>
    public async Task<long> FindAsync(string code, OdooClient client, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(code, out var id))
        {
            return id;
        }

        var found = await client.SearchReadAsync(
            "res.currency", OdooDomain.Equal("name", code), OdooJsonContext.Default.CurrencyRecord, query: null, cancellationToken);
        return found is [var currency] ? _known.GetOrAdd(code, currency.Id) : 0;
    }
}
