using Microsoft.Extensions.Logging;
using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Tells people while changes wait longer than the objective allows, and takes it back when they do no more.</summary>
internal sealed partial class LateWatch(StockPool pool, IBatch batch, ILogger log)
{
    /// <summary>So many of those that have been due longest are looked at: whether there are any is what counts.</summary>
    private const int LookedAt = 200;

    private const string Name = "late";

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = batch.Now;
        var due = (await batch.Queries.ListDueItemsAsync(pool.Flow, LookedAt, cancellationToken))
            .Select(item => ItemState.Read(item.Memo).Bounded(item.Since, pool.Interval))
            .ToArray();
        var oldest = due.Min();
        StockTelemetry.Waits(pool, oldest is { } first && first < now ? now - first : Duration.Zero);
        var late = due.Count(since => since + pool.Freshness < now);
        var flow = $"{pool.Flow}/pool";
        var told = (await batch.Queries.FindItemsAsync(flow, [Name], cancellationToken)).FirstOrDefault();
        var entry = new WorkKey(pool.Flow, pool.LateRef);
        if (late > 0 && told is null)
        {
            LogWaiting(log, pool.Name, late, pool.Freshness.TotalSeconds, oldest!.Value);
            await batch.StoreAsync(
                new Commit
                {
                    Items = [new BatchItem(flow, Name) { Memo = "told" }],
                    Parks = [new ParkedRecord(entry, StockParking.Late(pool, late, oldest.Value))],
                    Audit = [new AuditEntry(pool.PoolRef.ToString(), "stock-late", "engine", pool.Name)],
                },
                cancellationToken);
        }
        else if (late == 0 && told is not null)
        {
            await batch.StoreAsync(new Commit { Items = [told with { Memo = null }], Discards = [entry] }, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pool {Pool}: {Count} changes wait longer than {Objective} s to be shown, the oldest since {Since}")]
    private static partial void LogWaiting(ILogger logger, string pool, int count, double objective, Instant since);
}
