using System.Diagnostics.Metrics;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>What pools report.</summary>
internal static class StockTelemetry
{
    public const string Name = "Retail.Connectors.Sync";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Freshness = Meter.CreateHistogram<double>(
        "retail.stock.freshness", "s", "From a change to the channel's confirmed number. What caused it is known to the interval of its poll: the longest possible time counts.");

    private static readonly Counter<long> Late = Meter.CreateCounter<long>(
        "retail.stock.late", "{number}", "Numbers that were confirmed later than the objective allows.");

    private static readonly Counter<long> Unseen = Meter.CreateCounter<long>(
        "retail.stock.unseen", "{unit}", "Units that channels sold before their orders were known.");

    public static void Confirmed(StockPool pool, SystemName channel, string cause, Duration age)
    {
        KeyValuePair<string, object?>[] tags = [new("retail.pool", pool.Name), new("retail.system", channel.Value), new("retail.cause", cause)];
        Freshness.Record(age.TotalSeconds, tags);
        if (age > pool.Freshness)
        {
            Late.Add(1, tags);
        }
    }

    public static void Noticed(StockPool pool, SystemName channel, decimal units) =>
        Unseen.Add((long)Math.Ceiling(units), new("retail.pool", pool.Name), new("retail.system", channel.Value));
}
