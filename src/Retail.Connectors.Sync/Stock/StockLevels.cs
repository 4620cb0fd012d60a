using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What the sources of a pool said in one run. A source that does not answer is remembered as such, and the others are read all the same.</summary>
internal sealed class StockLevels(StockPool pool, IBatch batch)
{
    private readonly Dictionary<(string Sku, string Location), LocationStock> _levels = [];
    private readonly Dictionary<(SystemName Source, string Location), (Instant At, StockBasis Basis)> _read = [];
    private readonly HashSet<SystemName> _failed = [];

    public bool IsComplete => _failed.Count == 0;

    /// <summary>The articles that were listed.</summary>
    public IEnumerable<string> Skus => _levels.Keys.Select(level => level.Sku).Distinct(StringComparer.Ordinal);

    public Task ReadAllAsync(CancellationToken cancellationToken) =>
        ReadAsync(static _ => true, (source, location, token) => source.ReadAsync([location], null, token), cancellationToken);

    public Task ReadAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) => skus.Count == 0
        ? Task.CompletedTask
        : ReadAsync(static _ => true, (source, location, token) => source.ReadAsync([location], skus, token), cancellationToken);

    /// <summary>Reads products as feeds name them, each from its own system.</summary>
    /// <returns>The articles that they are.</returns>
    public async Task<ImmutableHashSet<string>> ReadProductsAsync(IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken)
    {
        var skus = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var own in products.GroupBy(product => product.System))
        {
            EntityRef[] asked = [.. own];
            await ReadAsync(
                system => system == own.Key, (source, location, token) => source.ReadProductsAsync([location], asked, token), cancellationToken, skus);
        }

        return skus.ToImmutable();
    }

    /// <summary>An article at every location of the pool: what was read, else what was remembered; null if a number is not known at all.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="remembered">What was said before, for sources that do not answer now.</param>
    public ImmutableArray<LocationStock>? Of(string sku, IEnumerable<LocationStock> remembered)
    {
        var found = ImmutableArray.CreateBuilder<LocationStock>();
        foreach (var location in pool.Locations)
        {
            if (_levels.TryGetValue((sku, location.Code), out var level))
            {
                found.Add(level);
            }
            else if (_read.TryGetValue((location.Source, location.Code), out var read) && !_failed.Contains(location.Source))
            {
                found.Add(new LocationStock(location.Source, location.Code, 0, read.Basis, read.At));
            }
            else if (remembered.FirstOrDefault(before => before.Source == location.Source && before.Location == location.Code) is { } before)
            {
                found.Add(before);
            }
            else
            {
                return null;
            }
        }

        return found.DrainToImmutable();
    }

    private async Task ReadAsync(
        Func<SystemName, bool> asks,
        Func<IStockSource, string, CancellationToken, IAsyncEnumerable<StockLevel>> read,
        CancellationToken cancellationToken,
        ImmutableHashSet<string>.Builder? skus = null)
    {
        foreach (var location in pool.Locations.Where(location => asks(location.Source) && !_failed.Contains(location.Source)))
        {
            if (!batch.IsOpen(location.Source, LaneDirection.Read))
            {
                _failed.Add(location.Source);
                continue;
            }

            try
            {
                var at = batch.Now;
                var (basis, levels) = await batch.Lookups.AskAsync<IStockSource, (StockBasis, List<StockLevel>)>(
                    location.Source, async (source, token) => (source.Basis, await source.AllAsync(read, location.Code, token)), cancellationToken);
                Keep(location, levels, at, basis);
                skus?.UnionWith(levels.Select(level => level.Sku).Where(sku => sku.Length > 0));
            }
            catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited
                or ConnectorErrorKind.Unauthorized or ConnectorErrorKind.Ambiguous)
            {
                // Anything else, such as a location that is not there, is wrong and must be heard of: the engine logs it.
                _failed.Add(location.Source);
                await batch.FailedAsync(exception, cancellationToken);
            }
        }
    }

    private void Keep(PoolLocation location, List<StockLevel> levels, Instant at, StockBasis basis)
    {
        _read[(location.Source, location.Code)] =
            _read.TryGetValue((location.Source, location.Code), out var earlier) && earlier.At < at ? earlier : (at, basis);
        foreach (var same in levels.Where(level => level.Sku.Length > 0).GroupBy(level => level.Sku, StringComparer.Ordinal))
        {
            // Two records of one article at one place are its stock together.
            _levels[(same.Key, location.Code)] = new LocationStock(
                location.Source, location.Code, same.Sum(level => level.Quantity), same.First().Basis, same.Min(level => level.AsOf))
            {
                Reserved = same.Any(level => level.Reserved is null) ? null : same.Sum(level => level.Reserved),
                Withheld = same.Sum(level => level.Withheld) is > 0 and var withheld ? withheld : null,
            };
        }
    }
}
