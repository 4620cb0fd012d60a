using System.Diagnostics.Metrics;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What pools report.</summary>
internal static class StockTelemetry
{
    public const string Name = "Retail.Connectors.Sync";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Age = Meter.CreateHistogram<double>(
        "retail.stock.age", "s", "From a change to the channel's confirmed number. What caused it is known to the interval of its poll: the longest possible time counts.");

    private static readonly Counter<long> Late = Meter.CreateCounter<long>(
        "retail.stock.late", "{number}", "Numbers that were confirmed later than the objective allows.");

    private static readonly Counter<long> Unseen = Meter.CreateCounter<long>(
        "retail.stock.unseen", "{unit}", "Units that channels sold before their orders were known.");

    private static readonly Counter<long> Oversell = Meter.CreateCounter<long>(
        "retail.stock.oversell.count", "{unit}", "Units that were promised beyond what there is and beyond what may be oversold, when it was noticed.");

    private static readonly Gauge<double> Waiting = Meter.CreateGauge<double>(
        "retail.stock.waiting.age.max", "s", "How long the oldest known change of a pool waits to be shown; the same on every node.");

    public static void Waits(StockPool pool, Duration age) => Waiting.Record(age.TotalSeconds, new KeyValuePair<string, object?>("retail.pool", pool.Name));

    /// <summary>Counts by how much more is promised than before, of what nobody has.</summary>
    public static void Promised(StockPool pool, StockExplanation? before, StockExplanation? after)
    {
        var more = Beyond(after) - Beyond(before);
        if (more > 0 && !pool.Bundles.ContainsKey(after!.Sku))
        {
            Oversell.Add((long)Math.Ceiling(more), new KeyValuePair<string, object?>("retail.pool", pool.Name));
        }
    }

    public static void Confirmed(StockPool pool, SystemName channel, string cause, Duration age)
    {
        KeyValuePair<string, object?>[] tags = [new("retail.pool", pool.Name), new("retail.system", channel.Value), new("retail.cause", cause)];
        Age.Record(age.TotalSeconds, tags);
        if (age > pool.Freshness)
        {
            Late.Add(1, tags);
        }
    }

    /// <summary>What is kept back for safety is there to be promised in the end.</summary>
    private static decimal Beyond(StockExplanation? explanation) => explanation is { Articles: [var article] }
        ? Math.Max(0, -(article.Available + article.Safety + explanation.Oversell))
        : 0;

    public static void Noticed(StockPool pool, SystemName channel, decimal units) =>
        Unseen.Add((long)Math.Ceiling(units), new("retail.pool", pool.Name), new("retail.system", channel.Value));
}
