using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Batches;

namespace Retail.Connectors.Sync.Prices;

/// <summary>One run: what is marked, or everything, is worked out, compared with what the shop asks, and written where it differs.</summary>
internal sealed class PriceRun(PricePolicy policy, IMappings mappings, IBatch batch)
{
    private const int MostItems = 2000;
    private const int Page = 1000;
    private const int StoredTogether = 500;
    private const string StateName = "state";

    private readonly Instant _begun = batch.Now;
    private readonly Dictionary<string, PriceWork> _work = new(StringComparer.Ordinal);
    private readonly List<BatchItem> _marks = [];

    public async Task<BatchOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (await batch.AreWritesHeldAsync(cancellationToken))
        {
            return new BatchOutcome(new WorkEnd.AgainAt(_begun + policy.RetryDelay), new Commit(), "all writes are held");
        }

        var stored = (await batch.Queries.FindItemsAsync(policy.StateFlow, [StateName], cancellationToken)).FirstOrDefault() ?? new BatchItem(policy.StateFlow, StateName);
        var state = PriceFlowState.Read(stored.Memo);
        var due = await batch.Queries.ListDueItemsAsync(policy.Flow, MostItems, cancellationToken);
        var ready = due.RemoveAll(item => item.DueAt > _begun);
        var isAsked = ready.Any(item => item.Name == PriceItem.All);
        var sweeps = isAsked || state.SweptAt is not { } swept || _begun >= swept + policy.SweepEvery;
        if (!sweeps && ready.IsEmpty)
        {
            return new BatchOutcome(await NextAsync(cancellationToken), new Commit(), "nothing is due");
        }

        if (!batch.IsOpen(policy.Source, LaneDirection.Read) || !batch.IsOpen(policy.Shop, LaneDirection.Read))
        {
            return new BatchOutcome(new WorkEnd.AgainAt(_begun + policy.RetryDelay), new Commit(), "a system is paused");
        }

        _marks.AddRange(ready.Where(item => !item.Name.StartsWith(PriceItem.Prefix, StringComparison.Ordinal)));
        var terms = await batch.Lookups.AskAsync<IChannelPriceSource, ChannelPriceTerms>(policy.Shop, (source, token) => source.TermsAsync(token), cancellationToken);
        var reading = new PriceReading(policy, batch);
        var problem = Problem(terms);
        if (problem is null)
        {
            await LoadAsync(ready, sweeps, reading, cancellationToken);
            problem = reading.Unknown is { } unknown ? PriceParking.ListUnknown(policy, unknown.List, unknown.Failure) : null;
        }

        if (problem is not null)
        {
            return await StopAsync(stored, state, problem, isAsked, cancellationToken);
        }

        var checks = sweeps && (state.CheckedAt is not { } looked || _begun >= looked + policy.CheckEvery);
        (state, problem) = await PublishAsync(reading, terms, state, sweeps, checks, cancellationToken);
        if (sweeps)
        {
            state = state with { SweptAt = _begun, CheckedAt = checks ? _begun : state.CheckedAt, Offered = _work.Values.Count(work => work.State.Published is not null) };
        }

        await StoreRestAsync(cancellationToken);
        var commit = Settings(state, problem, isAsked, judged: sweeps || problem is not null, stored);
        return new BatchOutcome(await NextAsync(cancellationToken), commit, string.Create(CultureInfo.InvariantCulture, $"{_work.Count} articles"));
    }

    private ParkReason? Problem(ChannelPriceTerms terms)
    {
        if (policy.Basis is null && terms.Basis is null)
        {
            return PriceParking.BasisUnknown(policy);
        }

        return policy.Endings.Any(ending => decimal.Round(ending, terms.Currency.Digits) != ending) ? PriceParking.EndingImpossible(policy, terms) : null;
    }

    /// <summary>Nothing is published; what is marked stays so.</summary>
    private async Task<BatchOutcome> StopAsync(BatchItem stored, PriceFlowState state, ParkReason problem, bool isAsked, CancellationToken cancellationToken)
    {
        await ForgetAsync(_marks.Where(mark => mark.Name == PriceItem.All), cancellationToken);
        return new BatchOutcome(
            new WorkEnd.AgainAt(_begun + policy.MissedDelay), Settings(state with { SweptAt = null }, problem, isAsked, judged: true, stored), problem.Code);
    }

    /// <summary>What stands against publishing is one entry, parked when it comes up and discarded when it is over.</summary>
    private Commit Settings(PriceFlowState state, ParkReason? problem, bool isAsked, bool judged, BatchItem stored)
    {
        var (before, now) = (state.Problem, problem?.Code ?? string.Empty);
        var entry = new WorkKey(policy.Flow, policy.SettingsRef);
        var after = judged ? state with { Problem = now } : state;
        return new Commit
        {
            Items = [stored with { Memo = after.Write() }],
            Parks = problem is not null && (before != now || isAsked) ? [new ParkedRecord(entry, problem)] : [],
            Discards = judged && problem is null && before.Length > 0 ? [entry] : [],
        };
    }

    private async Task LoadAsync(ImmutableArray<BatchItem> ready, bool sweeps, PriceReading reading, CancellationToken cancellationToken)
    {
        var replayed = _marks.Where(item => item.Name.StartsWith(PriceItem.ReplayPrefix, StringComparison.Ordinal))
            .Select(item => item.Name[PriceItem.ReplayPrefix.Length..]).ToHashSet(StringComparer.Ordinal);
        var skus = ready.Where(item => item.Name.StartsWith(PriceItem.Prefix, StringComparison.Ordinal))
            .Select(item => item.Name[PriceItem.Prefix.Length..]).Concat(replayed).ToHashSet(StringComparer.Ordinal);
        await reading.ReadAsync(sweeps ? null : skus, cancellationToken);
        if (reading.Unknown is not null)
        {
            return;
        }

        if (sweeps)
        {
            skus.UnionWith(reading.Skus);
            await foreach (var item in batch.Queries.AllItemsAsync(policy.Flow, PriceItem.Prefix, cancellationToken))
            {
                Add(item);
            }
        }

        foreach (var part in skus.Where(sku => !_work.ContainsKey(sku)).Order(StringComparer.Ordinal).Chunk(Page).ToArray())
        {
            var items = (await batch.Queries.FindItemsAsync(policy.Flow, [.. part.Select(sku => PriceItem.Prefix + sku)], cancellationToken))
                .ToDictionary(item => item.Name, StringComparer.Ordinal);
            foreach (var name in part.Select(sku => PriceItem.Prefix + sku))
            {
                Add(items.GetValueOrDefault(name) ?? new BatchItem(policy.Flow, name));
            }
        }

        foreach (var sku in replayed)
        {
            _work[sku].IsReplayed = true;
        }

        void Add(BatchItem item)
        {
            var sku = item.Name[PriceItem.Prefix.Length..];
            _work[sku] = new PriceWork(sku, item, _begun);
        }
    }

    private async Task<(PriceFlowState State, ParkReason? Problem)> PublishAsync(
        PriceReading reading, ChannelPriceTerms terms, PriceFlowState state, bool sweeps, bool checks, CancellationToken cancellationToken)
    {
        var writer = new PriceWriter(policy, terms, batch);
        var desk = new PriceDesk(policy, mappings, batch, writer);
        foreach (var work in _work.Values)
        {
            work.Verdict = new PriceArithmetic(policy, terms, work.Sku, reading.Of(work.Sku), _begun).Work();
        }

        await desk.ReadAsync(_work.Values, checks, cancellationToken);
        ParkReason? problem = null;
        foreach (var work in _work.Values.Where(work => work.State.Product is not null))
        {
            switch (work.Verdict!.Problem)
            {
                case { Code: PriceParking.CurrencyCode } currency:
                    // One list has one currency: it is one entry, whatever many articles it has.
                    problem = currency;
                    break;
                case { } doubt:
                    writer.Park(work, doubt);
                    break;
            }
        }

        var lost = _work.Values.Count(work => work.State.Published is not null && reading.Of(work.Sku).GetValueOrDefault(policy.List) is null);
        if (sweeps && problem is null && lost > Math.Max(policy.Guard.AtLeast, policy.Guard.Share * state.Offered))
        {
            problem = PriceParking.Missing(policy, lost, state.Offered);
        }

        var held = await HeldItems.ReadAsync(policy.HeldFlow, batch, cancellationToken);
        var moving = desk.Queue.Where(MovesFar).Select(work => work.Sku).ToHashSet(StringComparer.Ordinal);
        var offered = Math.Max(state.Offered, _work.Values.Count(work => work.State.Had?.Regular is not null));
        var (withheld, count) = policy.Guard.Judge(new ChangeCount(state.WindowFrom, state.Moved), offered, moving, held.Names, held.ApprovedNames, _begun);
        await HoldAsync(held, withheld, moving, offered, cancellationToken);
        await writer.WriteAsync(desk.Queue, withheld, cancellationToken);
        return (state with { WindowFrom = count.From, Moved = count.Changed }, problem);
    }

    /// <summary>True if a price moves further than anybody would decide for many at a time. What had no price does not move.</summary>
    private bool MovesFar(PriceWork work)
    {
        if (work is not { State.Had: { Regular: { } before } had, Wanted: { Regular: { } after } wanted })
        {
            return false;
        }

        return Far(before, after) || Far(had.Sale ?? before, wanted.Sale ?? after);

        bool Far(decimal from, decimal to) => Math.Abs(to - from) > policy.GuardMove * from;
    }

    private async Task HoldAsync(HeldItems held, ImmutableHashSet<string> withheld, HashSet<string> moving, int offered, CancellationToken cancellationToken)
    {
        var settled = _work.Values.Where(work => work.Wanted is not null && !work.HasFailed && !moving.Contains(work.Sku)).Select(work => work.Sku).ToArray();
        foreach (var work in _work.Values.Where(work => work.State.IsWithheld && !withheld.Contains(work.Sku) && !work.HasFailed))
        {
            work.Put(work.State with { IsWithheld = false });
        }

        await held.StoreAsync(
            withheld, settled, new WorkKey(policy.Flow, policy.ApprovalRef), waiting => PriceParking.MassChange(policy, waiting, Math.Max(offered, waiting)),
            new AuditEntry(policy.RunRef.ToString(), "prices-held", "engine", policy.Flow), batch, cancellationToken);
    }

    private async Task StoreRestAsync(CancellationToken cancellationToken)
    {
        var retryAt = batch.Now + policy.RetryDelay;
        foreach (var part in _work.Values.Select(work => work.ToItem(batch.Now, retryAt)).OfType<BatchItem>().Chunk(StoredTogether))
        {
            await batch.StoreAsync(new Commit { Items = [.. part] }, cancellationToken);
        }

        await ForgetAsync(_marks.Where(mark => mark.Name == PriceItem.All || !_work[mark.Name[PriceItem.ReplayPrefix.Length..]].HasFailed), cancellationToken);
    }

    private async Task ForgetAsync(IEnumerable<BatchItem> marks, CancellationToken cancellationToken)
    {
        ImmutableArray<BatchItem> done = [.. marks.Select(mark => mark with { Memo = null, DueAt = null })];
        if (!done.IsEmpty)
        {
            await batch.StoreAsync(new Commit { Items = done }, cancellationToken);
        }
    }

    private async ValueTask<WorkEnd> NextAsync(CancellationToken cancellationToken)
    {
        var next = await batch.Queries.ListDueItemsAsync(policy.Flow, 1, cancellationToken);

        // While it rests a mark does not wake it: so it rests only for a moment. What is due later is found by the schedule's own round.
        return next is [{ DueAt: { } due }] && due <= batch.Now + policy.Interval
            ? new WorkEnd.AgainAt(Instant.Max(batch.Now + Duration.FromMilliseconds(100), Instant.Min(due, batch.Now + Duration.FromSeconds(1))))
            : new WorkEnd.Done();
    }
}
