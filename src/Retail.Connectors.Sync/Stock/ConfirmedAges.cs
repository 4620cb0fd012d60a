using Microsoft.Extensions.Logging;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>How old changes were when the channels showed them, in one run.</summary>
internal sealed partial class ConfirmedAges(StockPool pool)
{
    private readonly SortedDictionary<string, (int Count, Duration Oldest)> _late = new(StringComparer.Ordinal);

    public void Add(SystemName channel, string cause, Duration age)
    {
        StockTelemetry.Confirmed(pool, channel, cause, age);
        if (age > pool.Freshness)
        {
            var before = _late.GetValueOrDefault(channel.Value);
            _late[channel.Value] = (before.Count + 1, Duration.Max(before.Oldest, age));
        }
    }

    /// <summary>One line for each channel, however many numbers were late.</summary>
    public void Tell(ILogger log)
    {
        foreach (var (channel, (count, oldest)) in _late)
        {
            LogLate(log, pool.Name, count, channel, pool.Freshness.TotalSeconds, oldest.TotalSeconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pool {Pool}: {Count} numbers of {Channel} were confirmed later than {Objective} s after the change, the latest after {Age} s")]
    private static partial void LogLate(ILogger logger, string pool, int count, string channel, double objective, double age);
}
