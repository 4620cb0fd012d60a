using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Reads what the shop asks of what may have to be written, a hundred a call, and decides what is.</summary>
internal sealed class PriceDesk(PricePolicy policy, IMappings mappings, IBatch batch, PriceWriter writer)
{
    private const int Slice = 100;

    private readonly List<PriceWork> _queue = [];

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

    /// <summary>True if the shop's price, or what is known of it, is not what it should be.</summary>
    private bool Concerns(PriceWork work, bool checks)
    {
        var state = work.State;
        if (work.Wanted is null && !work.IsDoubtful)
        {
            return false;
        }

        if (state.Product is null)
        {
            return state.MissedAt is null || checks || work.IsReplayed || work.IsDue;
        }

        if (work.Wanted is not { } wanted)
        {
            return false;
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
        if (writer.HasFailed || !batch.IsOpen(policy.Shop, LaneDirection.Read) || !batch.IsOpen(policy.Shop, LaneDirection.Write))
        {
            PriceWriter.GiveUp(slice);
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
            await writer.FailAsync(slice, exception, cancellationToken);
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
        var before = work.State;
        var had = new ShownPrice
        {
            Regular = price.Regular?.Amount, Sale = price.Sale?.Price.Amount, From = price.Sale?.From, Until = price.Sale?.Until, Fields = price.Fields,
        }.At(begun);
        work.Put(before with
        {
            Product = price.Product.Id, Parent = price.Parent?.Id, MissedAt = null, HasOwnPrice = price.HasOwnPrice, Had = had, HadAt = begun, IsWithheld = false,
        });
        if (!price.HasOwnPrice || work.Wanted is not { } wanted)
        {
            work.IsOpen = false;
        }
        else if (had.Says(wanted))
        {
            writer.Confirm(work, wanted);
        }
        else if (before.Published is { } published && !had.Says(published.At(begun)) && before.Pending?.At(begun).Says(had) != true && IsEdit(work, price))
        {
            writer.Close(work, PriceParking.Edited(work.Sku, policy.Shop, had, published, wanted));
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

        writer.Notice(new AuditEntry(price.Product.ToString(), PriceParking.EditedCode, "engine", policy.Flow));
        return policy.Edits == EditPolicy.Park && !work.IsReplayed;
    }

    /// <summary>What the shop calls an article.</summary>
    private string NameOf(string sku) => mappings.TryMap(MappingTables.Sku, policy.Source, policy.Shop, sku, out var mapped) ? mapped : sku;
}
