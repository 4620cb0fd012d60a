using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Reads what the shop asks of what is to be written, and writes what differs, a hundred a call.</summary>
internal sealed class PriceDesk(PricePolicy policy, ChannelPriceTerms terms, IMappings mappings, IBatch batch)
{
    private const int Slice = 100;

    private readonly List<PriceWork> _queue = [];
    private readonly List<ParkedRecord> _parks = [];
    private readonly List<AuditEntry> _noticed = [];
    private readonly HashSet<WorkKey> _discards = [];
    private bool _failed;

    /// <summary>What is to be written, as far as the shop was read.</summary>
    public IReadOnlyCollection<PriceWork> Queue => _queue;

    /// <summary>Reads the shop's own prices where they are not what they should be, or all of them, and decides what is to be written.</summary>
    public async Task ReadAsync(IEnumerable<PriceWork> all, bool checks, CancellationToken cancellationToken)
    {
        var asked = all.Where(work => Concerns(work, checks)).OrderBy(work => work.State.Parent, StringComparer.Ordinal).ThenBy(work => work.Sku, StringComparer.Ordinal).ToArray();
        foreach (var work in asked)
        {
            work.IsOpen = true;
        }

        foreach (var slice in asked.Chunk(Slice))
        {
            await ReadAsync(slice, cancellationToken);
        }
    }

    /// <summary>Writes what is queued, but for what waits for approval.</summary>
    public async Task WriteAsync(IReadOnlySet<string> withheld, CancellationToken cancellationToken)
    {
        foreach (var work in _queue.Where(work => withheld.Contains(work.Sku)))
        {
            work.IsOpen = false;
            work.Put(work.State with { IsWithheld = true });
        }

        var ready = _queue.Where(work => !withheld.Contains(work.Sku)).OrderBy(work => work.State.Parent, StringComparer.Ordinal).ThenBy(work => work.Sku, StringComparer.Ordinal);
        foreach (var part in ready.Chunk(Slice))
        {
            await WriteAsync(part, cancellationToken);
        }

        await StoreAsync([], cancellationToken);
    }

    /// <summary>An article waits for a person, or not any more.</summary>
    public void Park(PriceWork work, ParkReason reason)
    {
        if (work.State.Parked != reason.Code || work.IsReplayed || work.IsDue)
        {
            _parks.Add(new ParkedRecord(EntryOf(work), reason));
        }

        work.Put(work.State with { Parked = reason.Code });
    }

    /// <summary>True if the shop's price, or what is known of it, is not what it should be.</summary>
    private bool Concerns(PriceWork work, bool checks)
    {
        var state = work.State;
        if (work.Wanted is not { } wanted)
        {
            return false;
        }

        if (state.Product is null)
        {
            return state.MissedAt is null || checks || work.IsReplayed || work.IsDue;
        }

        if (!state.HasOwnPrice)
        {
            return checks || work.IsReplayed;
        }

        return state.Parked switch
        {
            PriceParking.EditedCode => work.IsReplayed || checks,
            { Length: > 0 } => work.IsReplayed || work.IsDue || checks || state.Pending?.Says(wanted) != true,
            _ => checks || work.IsReplayed || state.Pending is not null || state.Published?.At(batch.Now).Says(wanted) != true,
        };
    }

    private async Task ReadAsync(PriceWork[] slice, CancellationToken cancellationToken)
    {
        if (_failed || !batch.IsOpen(policy.Shop, LaneDirection.Read) || !batch.IsOpen(policy.Shop, LaneDirection.Write))
        {
            GiveUp(slice);
            return;
        }

        var begun = batch.Now;
        Dictionary<string, ChannelPrice> found;
        try
        {
            string[] skus = [.. slice.Select(work => NameOf(work.Sku))];
            found = await batch.Lookups.AskAsync<IChannelPriceSource, Dictionary<string, ChannelPrice>>(
                policy.Shop, (source, token) => ReadAsync(source, skus, token), cancellationToken);
        }
        catch (ConnectorException exception)
        {
            _failed = true;
            GiveUp(slice);
            await batch.FailedAsync(exception, cancellationToken);
            return;
        }

        foreach (var work in slice)
        {
            if (found.GetValueOrDefault(NameOf(work.Sku)) is { } price)
            {
                Decide(work, price, begun);
                continue;
            }

            // What is new at the source may be on its way into the shop.
            work.IsOpen = false;
            work.MissedUntil = work is { IsDue: true, Item.Cause: "erp" } ? begun + policy.MissedDelay : null;
            work.Put(new PriceItem { MissedAt = begun });
        }
    }

    private async Task<Dictionary<string, ChannelPrice>> ReadAsync(IChannelPriceSource source, string[] skus, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ChannelPrice>(StringComparer.OrdinalIgnoreCase);
        await foreach (var price in source.ReadAsync(skus, policy.FieldNames, cancellationToken))
        {
            found.TryAdd(price.Sku, price);
        }

        return found;
    }

    private void Decide(PriceWork work, ChannelPrice price, Instant begun)
    {
        var (before, wanted) = (work.State, work.Wanted!);
        var had = new ShownPrice
        {
            Regular = price.Regular?.Amount, Sale = price.Sale?.Price.Amount, From = price.Sale?.From, Until = price.Sale?.Until, Fields = price.Fields,
        }.At(begun);
        work.Put(before with
        {
            Product = price.Product.Id, Parent = price.Parent?.Id, MissedAt = null, HasOwnPrice = price.HasOwnPrice, Had = had, HadAt = begun, IsWithheld = false,
        });
        if (!price.HasOwnPrice)
        {
            work.IsOpen = false;
        }
        else if (had.Says(wanted))
        {
            Confirm(work, wanted);
        }
        else if (before.Published is { } published && !had.Says(published.At(begun)) && before.Pending?.At(begun).Says(had) != true && IsEdit(work, price))
        {
            work.IsOpen = false;
            work.Put(work.State with { Parked = PriceParking.EditedCode });
            _parks.Add(new ParkedRecord(EntryOf(work), PriceParking.Edited(work.Sku, policy.Shop, had, published, wanted)));
        }
        else
        {
            _queue.Add(work);
        }
    }

    /// <summary>Somebody changed the price in the shop. True if it is to stay until a person decides.</summary>
    private bool IsEdit(PriceWork work, ChannelPrice price)
    {
        if (work.State.Parked == PriceParking.EditedCode)
        {
            return !work.IsReplayed;
        }

        _noticed.Add(new AuditEntry(price.Product.ToString(), PriceParking.EditedCode, "engine", policy.Flow));
        return policy.Edits == EditPolicy.Park && !work.IsReplayed;
    }

    /// <summary>The shop asks what it should.</summary>
    private void Confirm(PriceWork work, ShownPrice shown)
    {
        work.IsOpen = false;
        if (work.State.Parked.Length > 0)
        {
            _discards.Add(EntryOf(work));
        }

        work.Put(work.State with { Parked = string.Empty, Pending = null, Published = shown, PublishedAt = batch.Now, IsWithheld = false });
    }

    private async Task WriteAsync(PriceWork[] part, CancellationToken cancellationToken)
    {
        if (_failed)
        {
            GiveUp(part);
            return;
        }

        foreach (var work in part)
        {
            work.Put(work.State with { Pending = work.Wanted });
        }

        // Whoever comes after a crash has to know that either price may stand.
        await StoreAsync(part, cancellationToken);
        var commands = Array.ConvertAll(part, CommandFor);
        try
        {
            var results = await batch.WriteAsync(policy.Shop, commands, cancellationToken);
            foreach (var (work, command) in part.Zip(commands))
            {
                if (results[command.Key] is EffectResult.Refused refused)
                {
                    work.IsOpen = false;
                    work.Put(work.State with { Parked = refused.Code });
                    _parks.Add(new ParkedRecord(EntryOf(work), PriceParking.Refused(work.Sku, policy.Shop, work.Wanted!, refused)));
                }
                else
                {
                    Confirm(work, work.Wanted!);
                }
            }

            await StoreAsync(part, cancellationToken);
        }
        catch (ConnectorException exception)
        {
            _failed = true;
            GiveUp(part);
            await batch.FailedAsync(exception, cancellationToken);
        }
    }

    private async Task StoreAsync(PriceWork[] works, CancellationToken cancellationToken)
    {
        var retryAt = batch.Now + policy.RetryDelay;
        var changes = new Commit
        {
            Items = [.. works.Select(work => work.ToItem(batch.Now, retryAt)).OfType<BatchItem>()], Parks = [.. _parks], Discards = [.. _discards], Audit = [.. _noticed],
        };
        if (changes is { Items.IsEmpty: true, Parks.IsEmpty: true, Discards.IsEmpty: true, Audit.IsEmpty: true })
        {
            return;
        }

        await batch.StoreAsync(changes, cancellationToken);
        foreach (var work in works)
        {
            work.Stored();
        }

        _parks.Clear();
        _discards.Clear();
        _noticed.Clear();
    }

    private PublishPrice CommandFor(PriceWork work)
    {
        var (state, wanted, currency) = (work.State, work.Wanted!, terms.Currency.Currency);
        var product = RefOf(state.Product!);
        var sale = wanted.Sale is { } reduced ? new SalePrice(new Money(reduced, currency), wanted.From, wanted.Until) : null;
        return new PublishPrice(
            EffectKey.For(product, "price", policy.Shop), product, state.Parent is { } parent ? RefOf(parent) : null, new Money(wanted.Regular ?? 0, currency), sale)
        {
            Fields = wanted.Fields,
        };
    }

    private static void GiveUp(IEnumerable<PriceWork> works)
    {
        foreach (var work in works)
        {
            work.IsOpen = false;
            work.HasFailed = true;
        }
    }

    private WorkKey EntryOf(PriceWork work) => new(policy.Flow, policy.ItemRef(work.Sku));

    private EntityRef RefOf(string id) => new(policy.Shop, EntityKind.Product, id);

    /// <summary>What the shop calls an article.</summary>
    private string NameOf(string sku) => mappings.TryMap(MappingTables.Sku, policy.Source, policy.Shop, sku, out var mapped) ? mapped : sku;
}
