using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Text;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Batches;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Publishes a pool. Its schedule polls the sources' feeds; its own work runs when something is marked, or a sweep is due.</summary>
internal sealed class StockPublication(StockPool pool, IServiceProvider services, IMappings mappings) : IBatchFlow
{
    private const int MostPages = 50;

    private readonly ILogger _log = services.GetService<ILogger<StockPublication>>() ?? NullLogger<StockPublication>.Instance;

    public Task<BatchOutcome> RunAsync(EntityRef source, IBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (source.Kind == StockPool.ScheduleKind)
        {
            return PollAsync(batch, cancellationToken);
        }

        return source.Kind == StockPool.PoolKind ? new StockRun(pool, mappings, batch, _log).RunAsync(cancellationToken)
            : source.Kind == StockPool.ApprovalKind ? ApproveAsync(batch, cancellationToken)
            : source.Kind == StockPool.OrdersKind ? LookForOrdersAsync(source.System, batch, cancellationToken)
            : source.Kind == StockPool.LateKind ? Task.FromResult(Woken(new WorkEnd.Done(), [], "is watched"))
            : Task.FromResult(Woken(new WorkEnd.Done(), [new ItemMark(pool.Flow, ItemState.Prefix + source.Id, "replay")], "is worked out again"));
    }

    /// <summary>A channel sold something that no known order explains: its orders are looked for now, not when their feed has its turn.</summary>
    private static async Task<BatchOutcome> LookForOrdersAsync(SystemName channel, IBatch batch, CancellationToken cancellationToken)
    {
        var hinted = await batch.PollAsync<Order>(channel, EntityKind.Order, cancellationToken);
        return new BatchOutcome(
            new WorkEnd.Done(), new Commit(), string.Create(CultureInfo.InvariantCulture, $"{hinted} pieces of work hinted for orders of {channel}"));
    }

    private BatchOutcome Woken(WorkEnd end, ImmutableArray<ItemMark> marks, string summary) => new(
        end, new Commit { Marks = marks, Hints = [new RaisedHint(new WorkKey(pool.Flow, pool.PoolRef), Revision: null)] }, summary);

    private async Task<BatchOutcome> PollAsync(IBatch batch, CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var source in pool.Sources.Where(source => services.GetKeyedService<IChangeFeed<StockLevel>>(source.Value) is not null && batch.IsOpen(source, LaneDirection.Read)))
        {
            try
            {
                told += await PollAsync(source, batch, cancellationToken);
            }
            catch (ConnectorException exception)
            {
                await batch.FailedAsync(exception, cancellationToken);
            }
        }

        await new LateWatch(pool, batch, _log).LookAsync(cancellationToken);
        return Woken(new WorkEnd.AgainAt(batch.Now + pool.Interval), [], $"{told} products changed");
    }

    /// <summary>Marks what a feed tells. It waits for the settle time: until then it is not known which orders caused it.</summary>
    private async Task<int> PollAsync(SystemName source, IBatch batch, CancellationToken cancellationToken)
    {
        var feed = $"{pool.Flow} {source}";
        var polls = $"{pool.Flow}/pool";
        var last = (await batch.Queries.FindItemsAsync(polls, [feed], cancellationToken)).FirstOrDefault() ?? new BatchItem(polls, feed);
        var since = last.Memo is { } memo ? InstantPattern.ExtendedIso.Parse(memo).GetValueOrThrow() : batch.Now;
        var begun = batch.Now;
        var told = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var cursor = await batch.Queries.FindCursorAsync(feed, cancellationToken);
            var read = await batch.Lookups.AskAsync<IChangeFeed<StockLevel>, FeedPage<StockLevel>>(source, (port, token) => port.ReadAsync(cursor, token), cancellationToken);
            var marks = read.Items.Select(RefOf).OfType<EntityRef>().Distinct()
                .Select(product => new ItemMark(pool.Flow, ItemState.RefPrefix + product, "erp") { DueAt = begun + pool.Settle, Since = since })
                .ToImmutableArray();
            told += marks.Length;
            await batch.StoreAsync(
                new Commit
                {
                    Marks = marks,
                    Cursor = new CursorMove(feed, read.Next),
                    Items = read.HasMore ? [] : [last with { Memo = InstantPattern.ExtendedIso.Format(begun) }],
                },
                cancellationToken);
            if (!read.HasMore)
            {
                break;
            }
        }

        return told;
    }

    private static EntityRef? RefOf(FeedItem<StockLevel> item) => item switch
    {
        FeedItem<StockLevel>.Seen seen => seen.Ref,
        FeedItem<StockLevel>.Gone gone => gone.Ref,
        FeedItem<StockLevel>.Unreadable unreadable => unreadable.Ref,
        _ => null,
    };

    /// <summary>A person said that what waits is right.</summary>
    private async Task<BatchOutcome> ApproveAsync(IBatch batch, CancellationToken cancellationToken)
    {
        await HeldItems.ApproveAsync(pool.HeldFlow, sku => new ItemMark(pool.Flow, ItemState.Prefix + sku, "approved"), batch, cancellationToken);
        return Woken(new WorkEnd.Done(), [], "approved");
    }
}
