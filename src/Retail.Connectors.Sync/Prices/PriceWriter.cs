using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Writes prices, a hundred a call, and stores what came of each article: confirmed, parked, or to be tried again.</summary>
internal sealed class PriceWriter(PricePolicy policy, ChannelPriceTerms terms, IBatch batch)
{
    private const int Slice = 100;

    private readonly List<ParkedRecord> _parks = [];
    private readonly List<AuditEntry> _noticed = [];
    private readonly HashSet<WorkKey> _discards = [];

    /// <summary>True if the shop failed: nothing more is asked of it in this run.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Writes what is queued, but for what waits for approval.</summary>
    public async Task WriteAsync(IReadOnlyCollection<PriceWork> queue, IReadOnlySet<string> withheld, CancellationToken cancellationToken)
    {
        foreach (var work in queue.Where(work => withheld.Contains(work.Sku)))
        {
            work.IsOpen = false;
            work.Put(work.State with { IsWithheld = true });
        }

        var ready = queue.Where(work => !withheld.Contains(work.Sku)).OrderBy(work => work.State.Parent, StringComparer.Ordinal).ThenBy(work => work.Sku, StringComparer.Ordinal);
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

    /// <summary>An article is not written: a person decides.</summary>
    public void Close(PriceWork work, ParkReason reason)
    {
        work.IsOpen = false;
        work.Put(work.State with { Parked = reason.Code });
        _parks.Add(new ParkedRecord(EntryOf(work), reason));
    }

    /// <summary>Something for the audit.</summary>
    public void Notice(AuditEntry entry) => _noticed.Add(entry);

    /// <summary>The shop asks what it should.</summary>
    public void Confirm(PriceWork work, ShownPrice shown)
    {
        work.IsOpen = false;
        if (work.State.Parked.Length > 0)
        {
            _discards.Add(EntryOf(work));
        }

        work.Put(work.State with { Parked = string.Empty, Pending = null, Published = shown, PublishedAt = batch.Now, IsWithheld = false });
    }

    /// <summary>What was not read or written is tried again.</summary>
    public static void GiveUp(IEnumerable<PriceWork> works)
    {
        foreach (var work in works)
        {
            work.IsOpen = false;
            work.HasFailed = true;
        }
    }

    /// <summary>The shop failed.</summary>
    public async ValueTask FailAsync(IEnumerable<PriceWork> works, ConnectorException failure, CancellationToken cancellationToken)
    {
        HasFailed = true;
        GiveUp(works);
        await batch.FailedAsync(failure, cancellationToken);
    }

    private async Task WriteAsync(PriceWork[] part, CancellationToken cancellationToken)
    {
        if (HasFailed)
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
                    Close(work, PriceParking.Refused(work.Sku, policy.Shop, work.Wanted!, refused));
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
            await FailAsync(part, exception, cancellationToken);
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
            EffectKey.For(product, "price", policy.Shop), product, state.Parent is { } parent ? RefOf(parent) : null, new Money(wanted.Regular!.Value, currency), sale)
        {
            Fields = wanted.Fields,
        };
    }

    private WorkKey EntryOf(PriceWork work) => new(policy.Flow, policy.ItemRef(work.Sku));

    private EntityRef RefOf(string id) => new(policy.Shop, EntityKind.Product, id);
}
