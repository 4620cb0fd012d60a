using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Demand;

namespace Retail.Connectors.Sync.Stock;

/// <summary>How many each channel may offer. Pure: numbers in, an explanation out.</summary>
internal static class PoolArithmetic
{
    /// <summary>Works an article out.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="sku">What is sold.</param>
    /// <param name="stock">What is known of each article that it takes; one that is missing is out of stock.</param>
    /// <param name="at">When.</param>
    public static StockExplanation Explain(StockPool pool, string sku, IReadOnlyDictionary<string, ArticleStock> stock, Instant at)
    {
        var articles = pool.PartsOf(sku)
            .Select(part => Article(pool, part, stock.GetValueOrDefault(part.Sku) ?? new ArticleStock(part.Sku)))
            .ToImmutableArray();
        var available = articles.Min(article => pool.Bundles.ContainsKey(sku) ? Math.Floor(article.Available / article.PerUnit) : article.Available);
        return new StockExplanation
        {
            Pool = pool.Name,
            Sku = sku,
            At = at,
            Articles = articles,
            Oversell = pool.Oversell,
            Available = available,
            Channels = Offers(pool, available),
        };
    }

    /// <summary>What of a line the source's number does not contain for sure: its document has to be older than the snapshot by the settle time.</summary>
    public static decimal InFlight(DemandLine line, Instant asOf, Duration settle) =>
        line.ContainedAt is { } at && at + settle <= asOf ? Math.Max(0, line.Quantity - line.Contained) : line.Quantity;

    private static ArticleExplanation Article(StockPool pool, BundlePart part, ArticleStock stock) => new()
    {
        Sku = part.Sku,
        PerUnit = part.Quantity,
        Locations = stock.Locations,
        Safety = pool.SafetyFor(part.Sku),
        InFlight =
        [
            .. stock.Demand
                .Select(line => (Line: line, Quantity: InFlight(line, stock.AsOf, pool.Settle)))
                .Where(taken => taken.Quantity > 0)
                .OrderBy(taken => taken.Line.PlacedAt).ThenBy(taken => taken.Line.Source.ToString(), StringComparer.Ordinal).ThenBy(taken => taken.Line.Line, StringComparer.Ordinal)
                .Select(taken => new DemandInFlight(taken.Line.Source, taken.Line.Number, taken.Quantity, taken.Line.Item, taken.Line.PlacedAt, taken.Line.ContainedAt)),
        ],
        Unseen = stock.Unseen,
    };

    private static ImmutableArray<ChannelExplanation> Offers(StockPool pool, decimal available)
    {
        // Half a unit cannot be sold, and what is promised twice is not there at all.
        var whole = (int)Math.Clamp(Math.Floor(available) + pool.Oversell, 0, int.MaxValue);
        var pooled = pool.Channels.Length == 1 || whole >= pool.PooledFrom;
        var parts = pooled ? [.. Enumerable.Repeat(whole, pool.Channels.Length)] : Partition(whole, [.. pool.Channels.Select(channel => channel.Share)]);
        return [.. pool.Channels.Zip(parts, (channel, part) => Offer(channel, part, pooled))];
    }

    private static ChannelExplanation Offer(PoolChannel channel, int part, bool pooled) => new()
    {
        Channel = channel.System,
        Share = channel.Share,
        Pooled = pooled,
        Part = part,
        Floor = channel.Floor,
        Cap = channel.Cap,
        Backorders = channel.Backorders,
        Wanted = part < channel.Floor ? 0 : Math.Min(part, channel.Cap ?? int.MaxValue),
    };

    /// <summary>Whole units by weight; what is left over goes to the largest remainders, the first channel among equals. The sum is exact.</summary>
    private static ImmutableArray<int> Partition(int whole, ImmutableArray<decimal> weights)
    {
        var sum = weights.Sum();
        var parts = weights.Select(weight => (int)Math.Floor(whole * weight / sum)).ToArray();
        var order = weights.Select((weight, index) => (Left: (whole * weight / sum) - parts[index], Index: index))
            .OrderByDescending(item => item.Left).ThenBy(item => item.Index)
            .Select(item => item.Index)
            .ToArray();
        var left = whole - parts.Sum();
        for (var i = 0; left > 0; i = (i + 1) % order.Length, left--)
        {
            parts[order[i]]++;
        }

        return [.. parts];
    }
}
