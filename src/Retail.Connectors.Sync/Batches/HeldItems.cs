using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Batches;

namespace Retail.Connectors.Sync.Batches;

/// <summary>Articles that are not published until a person approves it.</summary>
internal sealed class HeldItems
{
    public const string Approved = "approved";

    private const string Waits = "waits";
    private const int Page = 1000;

    private readonly string _flow;
    private readonly Dictionary<string, BatchItem> _items;

    private HeldItems(string flow, Dictionary<string, BatchItem> items) => (_flow, _items) = (flow, items);

    public HashSet<string> Names => [.. _items.Keys];

    public HashSet<string> ApprovedNames => [.. _items.Values.Where(item => item.Memo == Approved).Select(item => item.Name)];

    public static async Task<HeldItems> ReadAsync(string flow, IBatch batch, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, BatchItem>(StringComparer.Ordinal);
        string? after = null;
        while (true)
        {
            var page = await batch.Queries.ListItemsAsync(flow, after, Page, cancellationToken);
            foreach (var item in page)
            {
                items.Add(item.Name, item);
            }

            if (page.Length < Page)
            {
                return new HeldItems(flow, items);
            }

            after = page[^1].Name;
        }
    }

    /// <summary>What is to be stored so that just these wait, of those that were looked at.</summary>
    public ImmutableArray<BatchItem> Change(IReadOnlySet<string> withheld, IEnumerable<string> lookedAt)
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

    public int Count => _items.Count;
}
