using Retail.Connectors.Lookups;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Products;

/// <summary>Variants by SKU (<c>code</c>), which is unique while they are active.</summary>
internal sealed class ProductDirectory(TimeSpan duration, TimeProvider time)
{
    private readonly ExpiringCache<string, TrytonProduct> _known = new(duration, time);

    public void Forget() => _known.Clear();

    /// <summary>The active variants with these SKUs; a SKU without one, or with several, is left out.</summary>
    public async Task<Dictionary<string, TrytonProduct>> FindAsync(
        IReadOnlyCollection<string> skus, TrytonClient client, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, TrytonProduct>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var sku in skus)
        {
            if (_known.TryGet(sku, out var product))
            {
                found[sku] = product;
            }
            else
            {
                missing.Add(sku);
            }
        }

        foreach (var part in missing.Chunk(500))
        {
            var products = await client.SearchReadAsync(TrytonModels.Products, TrytonDomain.In("code", part), null, cancellationToken);
            foreach (var group in products.GroupBy(product => product.Code ?? string.Empty, StringComparer.Ordinal).Where(group => group.Count() == 1))
            {
                found[group.Key] = group.First();
                _known.Set(group.Key, group.First());
            }
        }

        return found;
    }
}
