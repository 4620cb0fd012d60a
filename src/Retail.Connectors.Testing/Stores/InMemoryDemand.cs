using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What orders take of pools, and the items of batch flows. Used under the gate of <see cref="InMemoryTables"/>.</summary>
internal sealed class InMemoryDemand
{
    private readonly Dictionary<(string Pool, EntityRef Source), List<DemandLine>> _lines = [];
    private readonly Dictionary<string, SortedDictionary<string, BatchItem>> _items = new(StringComparer.Ordinal);

    public IEnumerable<DemandLine> Of(string pool, EntityRef source) => _lines.GetValueOrDefault((pool, source)) ?? [];

    public IEnumerable<DemandLine> In(string pool, IReadOnlySet<string>? skus) => _lines
        .Where(entry => entry.Key.Pool == pool)
        .SelectMany(entry => entry.Value)
        .Where(line => skus is null || skus.Contains(line.Sku));

    public IEnumerable<BatchItem> Items(string flow) => _items.TryGetValue(flow, out var items) ? items.Values : [];

    public BatchItem? Find(string flow, string name) =>
        _items.TryGetValue(flow, out var items) ? items.GetValueOrDefault(name) : null;

    public void Store(Commit commit, Instant now)
    {
        foreach (var open in commit.Demand)
        {
            Replace(open);
        }

        foreach (var line in commit.SettledDemand)
        {
            if (_lines.TryGetValue((line.Pool, line.Source), out var lines))
            {
                lines.RemoveAll(other => other.Line == line.Line && other.Sku == line.Sku && other.Contained >= other.Quantity);
                DropEmpty(line.Pool, line.Source, lines);
            }
        }

        foreach (var item in commit.Items)
        {
            Put(item);
        }

        foreach (var mark in commit.Marks)
        {
            Mark(mark, now);
        }
    }

    private void Replace(OpenDemand open)
    {
        var before = Of(open.Pool, open.Source).ToList();
        var after = open.Lines
            .Where(line => open.IsFirst || line.Contained < line.Quantity || before.Exists(other => other.Line == line.Line && other.Sku == line.Sku))
            .ToList();
        _lines[(open.Pool, open.Source)] = after;
        DropEmpty(open.Pool, open.Source, after);
    }

    private void DropEmpty(string pool, EntityRef source, List<DemandLine> lines)
    {
        if (lines.Count == 0)
        {
            _lines.Remove((pool, source));
        }
    }

    private void Put(BatchItem item)
    {
        var items = ItemsOf(item.Flow);
        var next = items.TryGetValue(item.Name, out var known) && known.Version != item.Version
            ? known with { Memo = item.Memo }
            : item with { Since = item.DueAt is null ? null : item.Since, Cause = item.DueAt is null ? string.Empty : item.Cause };
        if (next is { Memo: null, DueAt: null })
        {
            items.Remove(item.Name);
        }
        else
        {
            items[item.Name] = next;
        }
    }

    private void Mark(ItemMark mark, Instant now)
    {
        var (items, due, since) = (ItemsOf(mark.Flow), mark.DueAt ?? now, mark.Since ?? now);
        var known = items.GetValueOrDefault(mark.Name) ?? new BatchItem(mark.Flow, mark.Name);
        items[mark.Name] = known with
        {
            Version = known.Version + 1,
            DueAt = known.DueAt is { } at && at < due ? at : due,
            Since = known.Since is { } from && from <= since ? from : since,
            Cause = known.Since is { } earlier && earlier <= since ? known.Cause : mark.Cause,
        };
    }

    private SortedDictionary<string, BatchItem> ItemsOf(string flow)
    {
        if (!_items.TryGetValue(flow, out var items))
        {
            _items[flow] = items = new SortedDictionary<string, BatchItem>(StringComparer.Ordinal);
        }

        return items;
    }
}
