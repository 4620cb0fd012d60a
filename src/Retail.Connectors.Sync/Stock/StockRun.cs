using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Batches;

namespace Retail.Connectors.Sync.Stock;

/// <summary>One run of a pool: what is marked, or everything, is worked out, compared with what the channels show, and written where it differs.</summary>
internal sealed class StockRun(StockPool pool, IMappings mappings, IBatch batch, ILogger log)
{
    private const int MostItems = 2000;
    private const int Page = 1000;
    private const int StoredTogether = 500;
    private const string StateName = "state";

    private readonly Instant _begun = batch.Now;
    private readonly Dictionary<string, ItemWork> _work = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemWork> _related = new(StringComparer.Ordinal);
    private readonly List<BatchItem> _refs = [];
    private readonly ILookup<string, string> _bundlesOf = pool.Bundles
        .SelectMany(bundle => bundle.Value.Select(part => (Part: part.Sku, Bundle: bundle.Key)))
        .ToLookup(pair => pair.Part, pair => pair.Bundle, StringComparer.Ordinal);
    private ImmutableArray<DemandLine> _demand = [];
    private ILookup<string, DemandLine> _demandOfArticle = Array.Empty<DemandLine>().ToLookup(line => line.Sku);
    private ILookup<string, DemandLine> _demandOfItem = Array.Empty<DemandLine>().ToLookup(line => line.Item);

    public async Task<BatchOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (await batch.AreWritesHeldAsync(cancellationToken))
        {
            return new BatchOutcome(new WorkEnd.AgainAt(_begun + pool.RetryDelay), new Commit(), "all writes are held");
        }

        var stored = (await batch.Queries.FindItemsAsync($"{pool.Flow}/pool", [StateName], cancellationToken)).FirstOrDefault()
            ?? new BatchItem($"{pool.Flow}/pool", StateName);
        var state = PoolState.Read(stored.Memo);
        var sweeps = state.SweptAt is not { } swept || _begun >= swept + pool.SweepEvery;
        var due = await batch.Queries.ListDueItemsAsync(pool.Flow, MostItems, cancellationToken);
        var ready = due.RemoveAll(item => item.DueAt > _begun);
        if (!sweeps && ready.IsEmpty)
        {
            return new BatchOutcome(await NextAsync(cancellationToken), new Commit(), "nothing is due");
        }

        var levels = new StockLevels(pool, batch);
        if (sweeps)
        {
            await levels.ReadAllAsync(cancellationToken);
            sweeps = levels.IsComplete;
        }

        await LoadAsync(levels, ready, sweeps, cancellationToken);
        var checks = sweeps && (state.CheckedAt is not { } looked || _begun >= looked + pool.CheckEvery);
        state = await PublishAsync(levels, state, checks, cancellationToken);
        if (sweeps)
        {
            state = state with
            {
                SweptAt = _begun,
                CheckedAt = checks ? _begun : state.CheckedAt,
                Offered = _work.Values.Count(work => work.State.Channels.Any(channel => channel.Published > 0)),
            };
        }

        await StoreRestAsync(cancellationToken);
        var changes = new Commit { Items = [stored with { Memo = state.Write() }], Hints = sweeps ? LookAgain() : [] };
        return new BatchOutcome(await NextAsync(cancellationToken), changes, string.Create(CultureInfo.InvariantCulture, $"{_work.Count} articles"));
    }

    /// <summary>The state of an article in a channel, in the light of the orders that are known.</summary>
    public ChannelView ViewOf(ItemWork work, SystemName channel) => ChannelView.Of(work.State.Of(channel), work.Sku, _demandOfItem[work.Sku], pool.Skew);

    /// <summary>Works an article out; null if a source never told its number.</summary>
    public StockExplanation? Explain(ItemWork work, StockLevels levels)
    {
        var stock = new Dictionary<string, ArticleStock>(StringComparer.Ordinal);
        foreach (var part in pool.PartsOf(work.Sku))
        {
            if (levels.Of(part.Sku, RememberedOf(work, part.Sku)) is not { } locations)
            {
                return null;
            }

            stock[part.Sku] = new ArticleStock(part.Sku) { Locations = locations, Demand = [.. _demandOfArticle[part.Sku]], Unseen = UnseenOf(part.Sku) };
        }

        return PoolArithmetic.Explain(pool, work.Sku, stock, _begun);
    }

    /// <summary>The article as it stands now, for the store.</summary>
    public BatchItem Stored(ItemWork work) => work.ToItem(batch.Now, batch.Now + pool.RetryDelay, _begun);

    /// <summary>An article and all that it is sold in.</summary>
    public IEnumerable<string> UsersOf(string article) => _bundlesOf[article].Append(article);

    private IEnumerable<LocationStock> RememberedOf(ItemWork work, string article) => UsersOf(article)
        .Select(sku => sku == work.Sku ? work : Known(sku))
        .SelectMany(known => known?.State.Explanation?.Articles ?? [])
        .Where(known => known.Sku == article)
        .SelectMany(known => known.Locations)
        .OrderByDescending(location => location.AsOf);

    private ImmutableArray<UnseenDemand> UnseenOf(string article) =>
    [
        .. from work in UsersOf(article).Select(Known).OfType<ItemWork>()
           let each = pool.PartsOf(work.Sku).Where(part => part.Sku == article).Sum(part => part.Quantity)
           from state in work.State.Channels
           where !state.Presumed.IsEmpty
           from presumed in ViewOf(work, state.Channel).Presumed
           where presumed.Since + pool.UnseenFor > _begun
           select new UnseenDemand(state.Channel, presumed.Quantity * each, presumed.Since),
    ];

    private ItemWork? Known(string sku) => _work.GetValueOrDefault(sku) ?? _related.GetValueOrDefault(sku);

    /// <summary>What is to be looked at, with all that it depends on.</summary>
    private async Task LoadAsync(StockLevels levels, ImmutableArray<BatchItem> ready, bool sweeps, CancellationToken cancellationToken)
    {
        _refs.AddRange(ready.Where(item => item.Name.StartsWith(ItemState.RefPrefix, StringComparison.Ordinal)));
        var changed = sweeps
            ? ImmutableHashSet<string>.Empty
            : await levels.ReadProductsAsync([.. _refs.Select(item => EntityRef.Parse(item.Name[ItemState.RefPrefix.Length..]))], cancellationToken);
        var skus = ready.Where(item => item.Name.StartsWith(ItemState.Prefix, StringComparison.Ordinal))
            .Select(item => item.Name[ItemState.Prefix.Length..])
            .Concat(changed)
            .SelectMany(UsersOf)
            .ToHashSet(StringComparer.Ordinal);
        if (sweeps)
        {
            skus.UnionWith(levels.Skus);
            skus.UnionWith(pool.Bundles.Keys);
            await foreach (var item in batch.Queries.AllItemsAsync(pool.Flow, ItemState.Prefix, cancellationToken))
            {
                skus.Add(item.Name[ItemState.Prefix.Length..]);
            }
        }

        var articles = skus.SelectMany(sku => pool.PartsOf(sku)).Select(part => part.Sku).ToHashSet(StringComparer.Ordinal);
        var related = articles.SelectMany(UsersOf).Where(sku => !skus.Contains(sku)).ToHashSet(StringComparer.Ordinal);
        await LoadAsync(skus, _work, cancellationToken);
        await LoadAsync(related, _related, cancellationToken);
        if (!sweeps)
        {
            await levels.ReadAsync([.. articles.Except(changed)], cancellationToken);
            Inherit(changed);
        }

        _demand = await batch.Queries.FindDemandAsync(pool.Name, sweeps ? null : articles, cancellationToken);
        _demandOfArticle = _demand.ToLookup(line => line.Sku, StringComparer.Ordinal);
        _demandOfItem = _demand.ToLookup(line => line.Item, StringComparer.Ordinal);
        foreach (var work in _work.Values.Where(work => work.IsMarked && work.Item.Since < work.State.CoveredTo))
        {
            var placed = pool.PartsOf(work.Sku).SelectMany(part => _demandOfArticle[part.Sku])
                .Where(line => line.SeenAt > work.State.CoveredTo).Select(line => line.PlacedAt).Append(Instant.MaxValue).Min();
            var since = Instant.Min(placed, work.State.Bounded(work.Item.Since, pool.Interval)!.Value);
            work.Item = work.Item with { Since = Instant.Max(since, work.Item.Since!.Value) };
        }
    }

    private async Task LoadAsync(IReadOnlyCollection<string> skus, Dictionary<string, ItemWork> into, CancellationToken cancellationToken)
    {
        foreach (var part in skus.Order(StringComparer.Ordinal).Chunk(Page))
        {
            var items = (await batch.Queries.FindItemsAsync(pool.Flow, [.. part.Select(sku => ItemState.Prefix + sku)], cancellationToken))
                .ToDictionary(item => item.Name, StringComparer.Ordinal);
            foreach (var sku in part)
            {
                var name = ItemState.Prefix + sku;
                into.Add(sku, new ItemWork(sku, items.GetValueOrDefault(name) ?? new BatchItem(pool.Flow, name)));
            }
        }
    }

    /// <summary>What a feed told of a product is told of its article.</summary>
    private void Inherit(ImmutableHashSet<string> changed)
    {
        if (_refs.Min(item => item.Since) is not { } since)
        {
            return;
        }

        foreach (var work in changed.SelectMany(UsersOf).Distinct(StringComparer.Ordinal).Select(sku => _work[sku]))
        {
            var earlier = work.Item.Since is { } own && own <= since;
            work.Item = work.Item with { DueAt = work.Item.DueAt ?? _begun, Since = earlier ? work.Item.Since : since, Cause = earlier ? work.Item.Cause : "erp" };
        }
    }

    private async Task<PoolState> PublishAsync(StockLevels levels, PoolState state, bool checks, CancellationToken cancellationToken)
    {
        foreach (var work in _work.Values)
        {
            work.Explanation = Explain(work, levels);
            StockTelemetry.Promised(pool, work.State.Explanation, work.Explanation);
            work.IsComplete = work.Explanation is not null && levels.IsComplete;
            work.Failed = work.IsMarked && (work.Explanation is null || !levels.IsComplete);
        }

        var held = await HeldItems.ReadAsync(pool.HeldFlow, batch, cancellationToken);
        var zeroing = _work.Values
            .Where(work => work.Explanation is { } explanation && explanation.Channels.All(channel => channel.Wanted == 0)
                && work.State.Channels.Any(channel => channel.Published > 0))
            .Select(work => work.Sku)
            .ToArray();
        var (withheld, judged) = MassChangeGuard.Judge(pool, state, zeroing, held.Names, held.ApprovedNames, sku => _work[sku].State.ZeroedAt, _begun);
        await HoldAsync(held, withheld, state, cancellationToken);
        var ages = new ConfirmedAges(pool);
        await new ChannelDesk(pool, mappings, batch, this, levels, ages)
            .PublishAsync([.. _work.Values.Where(work => work.Explanation is not null)], checks, cancellationToken);
        ages.Tell(log);
        foreach (var work in zeroing.Where(sku => !withheld.Contains(sku)).Select(sku => _work[sku]))
        {
            // Stored at the end, with the count itself.
            work.State = work.State with { ZeroedAt = _begun };
            work.IsChanged = true;
        }

        return judged;
    }

    private async Task HoldAsync(HeldItems held, ImmutableHashSet<string> withheld, PoolState state, CancellationToken cancellationToken)
    {
        foreach (var sku in withheld)
        {
            _work[sku].IsWithheld = true;
            _work[sku].IsChanged = true;
        }

        await held.StoreAsync(
            withheld, _work.Values.Where(work => work.Explanation is not null).Select(work => work.Sku), new WorkKey(pool.Flow, pool.ApprovalRef),
            waiting => StockParking.MassChange(pool, waiting, Math.Max(state.Offered, waiting)),
            new AuditEntry(pool.PoolRef.ToString(), "stock-held", "engine", StockParking.MassChangeCode), batch, cancellationToken);
    }

    /// <summary>Forgets orders that the source's number contains, and stores what was not stored on the way.</summary>
    private async Task StoreRestAsync(CancellationToken cancellationToken)
    {
        var (settled, audit) = (new List<DemandLine>(), new List<AuditEntry>());
        foreach (var work in _work.Values.Where(work => work.Explanation is not null))
        {
            settled.AddRange(Settle(work));
            audit.AddRange(Forget(work));
            foreach (var line in _demandOfItem[work.Sku].Where(line => line.ContainedAt is not null && line.ContainedAt + pool.Settle > AsOf(work, line.Sku)))
            {
                work.LookNoLaterThan(Instant.Max(_begun, line.ContainedAt!.Value + pool.Settle));
            }

            foreach (var presumed in work.State.Channels.SelectMany(channel => channel.Presumed))
            {
                work.LookNoLaterThan(presumed.Since + pool.UnseenFor);
            }
        }

        var retryAt = batch.Now + pool.RetryDelay;
        var items = _work.Values.Where(work => work.IsMarked || work.IsChanged || (work.State.Explanation is null && work.Explanation is not null))
            .Select(work => work.ToItem(batch.Now, retryAt, _begun))
            .Concat(_refs.Select(item => item with { Memo = null, DueAt = _work.Values.Any(work => work.Failed) ? retryAt : null }))
            .ToArray();
        foreach (var part in items.Chunk(StoredTogether))
        {
            await batch.StoreAsync(new Commit { Items = [.. part] }, cancellationToken);
        }

        foreach (var part in settled.Chunk(StoredTogether))
        {
            await batch.StoreAsync(new Commit { SettledDemand = [.. part] }, cancellationToken);
        }

        if (audit.Count > 0)
        {
            await batch.StoreAsync(new Commit { Audit = [.. audit] }, cancellationToken);
        }
    }

    /// <summary>Units whose orders never became known: somebody took them off by hand, or an order cannot be read.</summary>
    private List<AuditEntry> Forget(ItemWork work)
    {
        var audit = new List<AuditEntry>();
        foreach (var state in work.State.Channels.Where(state => state.Presumed.Any(presumed => presumed.Since + pool.UnseenFor <= _begun)))
        {
            work.Put(state with { Presumed = state.Presumed.RemoveAll(presumed => presumed.Since + pool.UnseenFor <= _begun) });
            audit.Add(new AuditEntry($"{state.Channel}/{EntityKind.Product}/{state.Product}", "demand-never-seen", "engine", pool.Name));
        }

        return audit;
    }

    private static Instant AsOf(ItemWork work, string article) => work.Explanation!.Articles
        .Where(known => known.Sku == article).SelectMany(known => known.Locations).Select(location => location.AsOf).DefaultIfEmpty(Instant.MinValue).Min();

    /// <summary>Lines that need not be known any more: their units go into what the channel must show.</summary>
    private DemandLine[] Settle(ItemWork work)
    {
        var settled = _demandOfItem[work.Sku]
            .Where(line => line.Contained >= line.Quantity && line.ContainedAt + pool.Settle <= AsOf(work, line.Sku) && !work.Failed)
            .ToArray();
        foreach (var channel in settled.Select(line => line.Source.System).Distinct())
        {
            var (state, view) = (work.State.Of(channel), ViewOf(work, channel));
            if (view.Doubtful > 0)
            {
                settled = [.. settled.Where(line => line.Source.System != channel)];
            }
            else if (state.Base is not null)
            {
                work.Put(state with { Base = view.Expected, KnownAt = view.KnownAt, Known = view.Known, Presumed = view.Presumed });
            }
        }

        return settled;
    }

    /// <summary>Orders that the source still does not contain are read again with each sweep, so that no missed word keeps them for ever.</summary>
    private ImmutableArray<RaisedHint> LookAgain() =>
    [
        .. _demand.Where(line => line.Contained < line.Quantity && line.SeenAt + pool.SweepEvery < _begun)
            .Select(line => line.Source)
            .Distinct()
            .Select(order => new RaisedHint(new WorkKey(pool.DemandFlow(order.System), order), Revision: null, WorkPriority.Background)),
    ];

    private async ValueTask<WorkEnd> NextAsync(CancellationToken cancellationToken)
    {
        var next = await batch.Queries.ListDueItemsAsync(pool.Flow, 1, cancellationToken);

        // While it rests a mark does not wake it: so it rests only for a moment.
        return next is [{ DueAt: { } due }] ? new WorkEnd.AgainAt(Instant.Max(batch.Now, Instant.Min(due, batch.Now + pool.Pace))) : new WorkEnd.Done();
    }
}
