using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Batches;

/// <summary>Articles that are not published until a person approves it.</summary>
internal sealed class HeldItems
{
    private const string Approved = "approved";
    private const string Waits = "waits";
    private const int StoredTogether = 1000;

    private readonly string _flow;
    private readonly Dictionary<string, BatchItem> _items;

    private HeldItems(string flow, Dictionary<string, BatchItem> items) => (_flow, _items) = (flow, items);

    private int Count => _items.Count;

    public HashSet<string> Names => [.. _items.Keys];

    public HashSet<string> ApprovedNames => [.. _items.Values.Where(item => item.Memo == Approved).Select(item => item.Name)];

    public static async Task<HeldItems> ReadAsync(string flow, IBatch batch, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, BatchItem>(StringComparer.Ordinal);
        await foreach (var item in batch.Queries.AllItemsAsync(flow, string.Empty, cancellationToken))
        {
            items.Add(item.Name, item);
        }

        return new HeldItems(flow, items);
    }

    /// <summary>A person said that what waits is right: it is marked, so that the next run looks at it again.</summary>
    /// <param name="flow">Where what waits is kept.</param>
    /// <param name="mark">The mark of an article.</param>
    /// <param name="batch">The run.</param>
    /// <param name="cancellationToken">Stops it; some may be approved.</param>
    public static async Task ApproveAsync(string flow, Func<string, ItemMark> mark, IBatch batch, CancellationToken cancellationToken)
    {
        foreach (var part in (await ReadAsync(flow, batch, cancellationToken))._items.Values.Chunk(StoredTogether))
        {
            await batch.StoreAsync(
                new Commit { Items = [.. part.Select(item => item with { Memo = Approved })], Marks = [.. part.Select(item => mark(item.Name))] }, cancellationToken);
        }
    }

    /// <summary>
    /// Stores that just these wait, of those that were looked at. All that waits is one entry, parked anew when it grows and discarded when
    /// nothing waits any more.
    /// </summary>
    /// <param name="withheld">What is to wait.</param>
    /// <param name="lookedAt">What was looked at.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="reason">Why so many wait.</param>
    /// <param name="note">What the audit says when more wait than before.</param>
    /// <param name="batch">The run.</param>
    /// <param name="cancellationToken">Stops it before it is stored.</param>
    public async Task StoreAsync(
        IReadOnlySet<string> withheld, IEnumerable<string> lookedAt, WorkKey entry, Func<int, ParkReason> reason, AuditEntry note, IBatch batch,
        CancellationToken cancellationToken)
    {
        var before = Count;
        var changes = Change(withheld, lookedAt);
        if (changes.IsEmpty)
        {
            return;
        }

        var grew = changes.Any(item => item.Memo is not null);
        await batch.StoreAsync(
            new Commit
            {
                Items = changes,
                Parks = grew ? [new ParkedRecord(entry, reason(Count))] : [],
                Discards = before > 0 && Count == 0 ? [entry] : [],
                Audit = grew ? [note] : [],
            },
            cancellationToken);
    }

    private ImmutableArray<BatchItem> Change(IReadOnlySet<string> withheld, IEnumerable<string> lookedAt)
    {
        var changed = ImmutableArray.CreateBuilder<BatchItem>();
        foreach (var sku in withheld.Where(sku => !_items.ContainsKey(sku)))
        {
            changed.Add(_items[sku] = new BatchItem(_flow, sku) { Memo = Waits });
        }

        foreach (var sku in lookedAt.Where(sku => !withheld.Contains(sku)))
        {
            if (_items.Remove(sku, out var item))
            {
                changed.Add(item with { Memo = null, DueAt = null });
            }
        }

        return changed.DrainToImmutable();
    }
}
