using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Sync.Prices;

/// <summary>All prices of a source that a shop's prices are made of.</summary>
internal sealed class PriceReading(PricePolicy policy, IBatch batch)
{
    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<Price>>> _bySku = new(StringComparer.Ordinal);

    /// <summary>The list that could not be read, and why; null if all could.</summary>
    public (string List, ConnectorException Failure)? Unknown { get; private set; }

    public IEnumerable<string> Skus => _bySku.Where(sku => sku.Value.ContainsKey(policy.List)).Select(sku => sku.Key);

    public IReadOnlyDictionary<string, IReadOnlyList<Price>> Of(string sku) =>
        _bySku.TryGetValue(sku, out var lists) ? lists : new Dictionary<string, IReadOnlyList<Price>>(StringComparer.Ordinal);

    /// <summary>Reads every list to its end, so that what fails half way counts as not read.</summary>
    public async Task ReadAsync(IReadOnlyCollection<string>? skus, CancellationToken cancellationToken)
    {
        foreach (var list in policy.Lists)
        {
            try
            {
                var prices = await batch.Lookups.AskAsync<IPriceSource, List<Price>>(policy.Source, (source, token) => AllAsync(source, list, skus, token), cancellationToken);
                foreach (var same in prices.GroupBy(price => price.Sku, StringComparer.Ordinal).Where(same => same.Key.Length > 0))
                {
                    if (!_bySku.TryGetValue(same.Key, out var lists))
                    {
                        _bySku[same.Key] = lists = new Dictionary<string, IReadOnlyList<Price>>(StringComparer.Ordinal);
                    }

                    lists[list] = [.. same];
                }
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.NotFound)
            {
                Unknown = (list, exception);
                return;
            }
        }
    }

    private static async Task<List<Price>> AllAsync(IPriceSource source, string list, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken)
    {
        var prices = new List<Price>();
        await foreach (var price in source.ReadAsync(list, skus, cancellationToken))
        {
            prices.Add(price);
        }

        return prices;
    }
}
