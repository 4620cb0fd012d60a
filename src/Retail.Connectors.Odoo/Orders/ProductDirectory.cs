using Retail.Connectors.Lookups;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Product ids by SKU (<c>default_code</c>), which is not unique in Odoo.</summary>
internal sealed class ProductDirectory(TimeSpan duration, TimeProvider time)
{
    private readonly ExpiringCache<string, long> _known = new(duration, time);

    public void Forget() => _known.Clear();

    /// <summary>The only active product of a SKU; 0 if there is none, or more than one.</summary>
    public async Task<long> FindOneAsync(string sku, OdooClient client, CancellationToken cancellationToken) =>
        (await FindAsync([sku], client, cancellationToken)).TryGetValue(sku, out var ids) && ids is [var id] ? id : 0;

    /// <summary>All active products for each SKU; a SKU without any is left out. Only what is unambiguous is remembered.</summary>
    public async Task<Dictionary<string, long[]>> FindAsync(
        IReadOnlyCollection<string> skus, OdooClient client, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var sku in skus)
        {
            if (_known.TryGet(sku, out var id))
            {
                found[sku] = [id];
            }
            else
            {
                missing.Add(sku);
            }
        }

        if (missing.Count == 0)
        {
            return found;
        }

        var products = await client.SearchReadAsync(
            "product.product", OdooDomain.In("default_code", missing), OdooJsonContext.Default.ProductRecord,
            new OdooQuery { Order = "id", PlainIds = true }, cancellationToken);
        foreach (var group in products.GroupBy(product => product.DefaultCode ?? string.Empty, product => product.Id, StringComparer.Ordinal))
        {
            found[group.Key] = [.. group];
            if (found[group.Key] is [var only])
            {
                _known.Set(group.Key, only);
            }
        }

        return found;
    }
}
