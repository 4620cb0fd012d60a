using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Stock;

/// <summary>
/// Reads and writes the channels of a pool, a hundred articles at a time: what is about to be overwritten is read right before,
/// so that little is sold in between. A channel that fails is left for later, and the others go on.
/// </summary>
internal sealed class ChannelDesk(StockPool pool, IMappings mappings, IBatch batch, StockRun run, StockLevels levels, ConfirmedAges ages)
{
    private const int Slice = 100;
    private const string Edited = "stock-edited";

    private readonly HashSet<SystemName> _failed = [];
    private readonly Dictionary<SystemName, List<(ItemWork Work, int Wanted)>> _queues = [];
    private readonly Dictionary<(string Sku, SystemName Channel), (ChannelStock Stock, decimal Raised)> _read = [];
    private readonly List<AuditEntry> _noticed = [];
    private readonly List<ParkedRecord> _parks = [];
    private readonly HashSet<WorkKey> _discards = [];

    public async Task PublishAsync(IReadOnlyCollection<ItemWork> all, bool checks, CancellationToken cancellationToken)
    {
        var asked = all.Select(work => (Work: work, Channels: pool.Channels.Where(channel => Concerns(work, channel, checks)).ToArray()))
            .Where(item => item.Channels.Length > 0)
            .OrderBy(item => string.Join(' ', item.Channels.Select(channel => channel.System)), StringComparer.Ordinal)
            .ThenBy(item => item.Work.State.Of(item.Channels[0].System).Parent, StringComparer.Ordinal)
            .ThenBy(item => item.Work.Sku, StringComparer.Ordinal);
        foreach (var slice in asked.Chunk(Slice))
        {
            foreach (var (work, channels) in slice)
            {
                work.Open = channels.Length;
            }

            foreach (var channel in pool.Channels)
            {
                await ReadAsync(channel, [.. slice.Where(item => item.Channels.Contains(channel)).Select(item => item.Work)], cancellationToken);
            }

            foreach (var (work, channels) in slice)
            {
                work.Explanation = run.Explain(work, levels) ?? work.Explanation;
                var lowered = pool.Channels.Where(channel => ShowsTooMany(work, channel)).Select(channel => channel.System).ToHashSet();
                foreach (var channel in channels)
                {
                    Decide(work, channel, lowered);
                }
            }

            foreach (var channel in pool.Channels.Where(channel => _queues.GetValueOrDefault(channel.System) is { Count: >= Slice }))
            {
                await FlushAsync(channel, cancellationToken);
            }
        }

        foreach (var channel in pool.Channels)
        {
            await FlushAsync(channel, cancellationToken);
        }

        await StoreNoticedAsync([], cancellationToken);
    }

    /// <summary>True if what the channel shows, or what is known of it, is not what it should be.</summary>
    private bool Concerns(ItemWork work, PoolChannel channel, bool checks)
    {
        var state = work.State.Of(channel.System);
        if (state.Product is null)
        {
            return state.MissedAt is null || checks || work.Item.Cause == "replay";
        }

        if (state.Parked.Length > 0 && (!work.IsMarked || (state.Parked == Edited && work.Item.Cause != "replay")))
        {
            return false;
        }

        var view = run.ViewOf(work, channel.System);
        var wanted = WantedOf(work, channel);
        return checks || state.Base is null || state.Pending is not null || view.Doubtful > 0 || state.Backorders != channel.Backorders || state.Parked.Length > 0
            || (view.Expected != wanted && !work.IsWithheld);
    }

    private static int WantedOf(ItemWork work, PoolChannel channel) => work.Explanation!.Channels.First(offer => offer.Channel == channel.System).Wanted;

    private async Task ReadAsync(PoolChannel channel, IReadOnlyCollection<ItemWork> works, CancellationToken cancellationToken)
    {
        if (works.Count == 0)
        {
            return;
        }

        if (_failed.Contains(channel.System) || !batch.IsOpen(channel.System, LaneDirection.Read) || !batch.IsOpen(channel.System, LaneDirection.Write))
        {
            GiveUp(works);
            return;
        }

        Dictionary<string, ChannelStock> found;
        var begun = batch.Now;
        try
        {
            string[] skus = [.. works.Select(work => NameIn(channel, work.Sku))];
            found = await batch.Lookups.AskAsync<IChannelStockSource, Dictionary<string, ChannelStock>>(
                channel.System, (source, token) => ReadAsync(source, skus, token), cancellationToken);
        }
        catch (ConnectorException exception)
        {
            _failed.Add(channel.System);
            GiveUp(works);
            await batch.FailedAsync(exception, cancellationToken);
            return;
        }

        await NoticeAsync(channel, works, found, begun, cancellationToken);
    }

    /// <summary>Compares what the channel shows with what its known orders explain. What was noticed is stored before anything is overwritten.</summary>
    private async Task NoticeAsync(
        PoolChannel channel, IReadOnlyCollection<ItemWork> works, Dictionary<string, ChannelStock> found, Instant begun, CancellationToken cancellationToken)
    {
        var (audit, marks) = (ImmutableArray.CreateBuilder<AuditEntry>(), ImmutableArray.CreateBuilder<ItemMark>());
        foreach (var work in works)
        {
            if (found.GetValueOrDefault(NameIn(channel, work.Sku)) is not { } stock)
            {
                work.Open--;
                work.Put(new ChannelState(channel.System) { MissedAt = begun });
                continue;
            }

            var reading = ChannelReading.Of(work.State.Of(channel.System), run.ViewOf(work, channel.System), stock, begun, batch.Now);
            work.Put(reading.State);
            _read[(work.Sku, channel.System)] = (stock, reading.Raised);
            if (reading.Unseen > 0)
            {
                // Whatever shares the goods is worked out again: another channel may show too many.
                audit.Add(new AuditEntry(stock.Product.ToString(), "demand-unseen", "engine", pool.Name));
                marks.AddRange(pool.PartsOf(work.Sku).SelectMany(part => run.UsersOf(part.Sku)).Distinct(StringComparer.Ordinal)
                    .Select(sku => new ItemMark(pool.Flow, ItemState.Prefix + sku, "unseen")));
                StockTelemetry.Noticed(pool, channel.System, reading.Unseen);
            }
        }

        if (audit.Count > 0)
        {
            // Its orders are looked for at once: whoever knows them takes back what is only presumed.
            var look = new RaisedHint(new WorkKey(pool.Flow, pool.OrdersRef(channel.System)), Revision: null);
            await batch.StoreAsync(
                new Commit { Items = [.. works.Select(run.Stored)], Marks = marks.DrainToImmutable(), Audit = audit.DrainToImmutable(), Hints = [look] },
                cancellationToken);
        }
    }

    /// <summary>True if a channel offers units that are to be another's. One that waits for a person keeps nobody waiting.</summary>
    private bool ShowsTooMany(ItemWork work, PoolChannel channel)
    {
        var state = work.State.Of(channel.System);
        if (state.Product is null || state.Parked.Length > 0)
        {
            return false;
        }

        decimal? shown = _read.TryGetValue((work.Sku, channel.System), out var read) ? read.Stock.Quantity : run.ViewOf(work, channel.System).Expected;
        return shown > WantedOf(work, channel);
    }

    /// <summary>Decides on an article once all its channels were read: each of them may have told of demand.</summary>
    /// <param name="work">The article.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="lowered">
    /// Channels that offer too many: nobody is given more before they have given it up, or both sell it. What has to wait
    /// stays open, and has its turn in the next run.
    /// </param>
    private void Decide(ItemWork work, PoolChannel channel, HashSet<SystemName> lowered)
    {
        if (!_read.Remove((work.Sku, channel.System), out var read))
        {
            return;
        }

        var (stock, raised) = read;
        var wanted = WantedOf(work, channel);
        var state = work.State.Of(channel.System);
        var edited = raised > 0 && stock.Quantity != wanted && !work.IsWithheld;
        if (edited)
        {
            _noticed.Add(new AuditEntry(stock.Product.ToString(), Edited, "engine", pool.Name));
        }

        if (work.IsWithheld)
        {
            work.Open--;
        }
        else if (edited && pool.Edits == EditPolicy.Park && work.Item.Cause != "replay")
        {
            work.Open--;
            work.Put(state with { Parked = Edited });
            _parks.Add(new ParkedRecord(EntryOf(work), StockParking.Edited(work.Sku, channel.System, stock.Quantity ?? 0, wanted)));
        }
        else if (stock.Managed && stock.CountedBy is null && stock.Quantity == wanted && stock.Backorders == channel.Backorders)
        {
            Confirm(work, channel, wanted);
        }
        else if (lowered.Count > 0 && !lowered.Contains(channel.System) && stock.Quantity < wanted)
        {
            work.IsChanged = true;
        }
        else
        {
            if (!_queues.TryGetValue(channel.System, out var queue))
            {
                _queues[channel.System] = queue = [];
            }

            queue.Add((work, wanted));
        }
    }

    /// <summary>The channel shows what it should.</summary>
    private void Confirm(ItemWork work, PoolChannel channel, int shown)
    {
        work.Open--;
        var now = batch.Now;
        var state = work.State.Of(channel.System);
        if (state.Parked.Length > 0)
        {
            _discards.Add(EntryOf(work));
        }

        var age = work.Item is { DueAt: not null, Since: { } since, Cause: "erp" or "order" or "sweep" } ? now - since : (Duration?)null;
        work.Put(state with
        {
            Parked = string.Empty,
            Base = shown,
            ConfirmedAt = now,
            Pending = null,
            Published = shown,
            PublishedAt = now,
            PublishedAfter = age?.TotalSeconds,
            Backorders = channel.Backorders,
        });
        if (age is { } late)
        {
            ages.Add(channel.System, work.Item.Cause, late);
        }
    }

    private async Task FlushAsync(PoolChannel channel, CancellationToken cancellationToken)
    {
        if (!_queues.Remove(channel.System, out var queue))
        {
            return;
        }

        foreach (var part in queue.Chunk(Slice))
        {
            if (_failed.Contains(channel.System))
            {
                GiveUp([.. part.Select(item => item.Work)]);
                continue;
            }

            var commands = part.Select(item => CommandFor(item.Work, channel, item.Wanted)).ToArray();
            foreach (var (work, wanted) in part)
            {
                work.Put(work.State.Of(channel.System) with { Pending = wanted });
            }

            // Whoever comes after a crash has to know that either number may stand.
            await batch.StoreAsync(new Commit { Items = [.. part.Select(item => run.Stored(item.Work))] }, cancellationToken);
            try
            {
                var results = await batch.WriteAsync(channel.System, commands, cancellationToken);
                await TakeAsync(channel, [.. part.Zip(commands, (item, command) => (item.Work, item.Wanted, results[command.Key]))], cancellationToken);
            }
            catch (ConnectorException exception)
            {
                _failed.Add(channel.System);
                GiveUp([.. part.Select(item => item.Work)]);
                await batch.FailedAsync(exception, cancellationToken);
            }
        }
    }

    private async Task TakeAsync(PoolChannel channel, IReadOnlyCollection<(ItemWork Work, int Wanted, EffectResult Result)> written, CancellationToken cancellationToken)
    {
        foreach (var (work, wanted, result) in written)
        {
            if (result is EffectResult.Refused refused)
            {
                work.Open--;
                work.Put(work.State.Of(channel.System) with { Pending = null, Parked = refused.Code });
                _parks.Add(new ParkedRecord(EntryOf(work), StockParking.Refused(work.Sku, channel.System, wanted, refused)));
            }
            else
            {
                Confirm(work, channel, wanted);
            }
        }

        await StoreNoticedAsync([.. written.Select(item => run.Stored(item.Work))], cancellationToken);
    }

    private async Task StoreNoticedAsync(ImmutableArray<BatchItem> items, CancellationToken cancellationToken)
    {
        if (items.Length + _parks.Count + _discards.Count + _noticed.Count > 0)
        {
            await batch.StoreAsync(new Commit { Items = items, Parks = [.. _parks], Discards = [.. _discards], Audit = [.. _noticed] }, cancellationToken);
            _parks.Clear();
            _discards.Clear();
            _noticed.Clear();
        }
    }

    private WorkKey EntryOf(ItemWork work) => new(pool.Flow, pool.ItemRef(work.Sku));

    private static void GiveUp(IReadOnlyCollection<ItemWork> works)
    {
        foreach (var work in works)
        {
            work.Open--;
            work.Failed = true;
            work.IsChanged = true;
        }
    }

    private static PublishStock CommandFor(ItemWork work, PoolChannel channel, int wanted)
    {
        var state = work.State.Of(channel.System);
        var product = new EntityRef(channel.System, EntityKind.Product, state.Product!);
        EntityRef? parent = state.Parent is { } above ? new EntityRef(channel.System, EntityKind.Product, above) : null;
        return new PublishStock(EffectKey.For(product, "stock", channel.System), product, parent, wanted, channel.Backorders);
    }

    /// <summary>What the channel calls an article.</summary>
    private string NameIn(PoolChannel channel, string sku) =>
        mappings.TryMap(MappingTables.Sku, pool.Source, channel.System, sku, out var mapped) ? mapped : sku;

    private static async Task<Dictionary<string, ChannelStock>> ReadAsync(
        IChannelStockSource source, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ChannelStock>(StringComparer.OrdinalIgnoreCase);
        await foreach (var stock in source.ReadAsync(skus, cancellationToken))
        {
            found.TryAdd(stock.Sku, stock);
        }

        return found;
    }
}
