using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>What the engine stored, and when: how far each order had got, and which numbers were late.</summary>
internal sealed class SaleTrail(Duration objective)
{
    private readonly Dictionary<EntityRef, Instant> _heard = [];
    private readonly Dictionary<(string Sku, Instant PlacedAt), (EntityRef Order, Instant SeenAt)> _known = [];
    private readonly HashSet<(string Sku, string Shop, string At)> _told = [];

    /// <summary>When each order was in the ERP.</summary>
    public Dictionary<EntityRef, Instant> Submitted { get; } = [];

    /// <summary>What was parked, by its code.</summary>
    public SortedDictionary<string, int> Parked { get; } = new(StringComparer.Ordinal);

    public List<LateNumber> Late { get; } = [];

    /// <summary>When the engine first heard of an order; null if it never did.</summary>
    public Instant? HeardOf(EntityRef order) => _heard.TryGetValue(order, out var at) ? at : null;

    public void Note(Commit commit, Instant now)
    {
        foreach (var hint in commit.Hints)
        {
            _heard.TryAdd(hint.Key.Source, now);
        }

        foreach (var line in commit.Demand.SelectMany(demand => demand.Lines))
        {
            // Of several in one second the one that was known last: it is what was waited for.
            var key = (line.Sku, line.PlacedAt);
            _known[key] = _known.TryGetValue(key, out var other) && other.SeenAt >= line.SeenAt ? other : (line.Source, line.SeenAt);
        }

        foreach (var link in commit.Links.Where(link => link.Role == LinkRole.SalesOrder))
        {
            Submitted.TryAdd(link.Source, now);
        }

        foreach (var code in commit.Parks.Select(parked => parked.Reason.Code).Concat(commit.End is WorkEnd.Park park ? [park.Reason.Code] : []))
        {
            Parked[code] = Parked.GetValueOrDefault(code) + 1;
        }

        foreach (var item in commit.Items.Where(item => item.Memo is not null && item.Name.StartsWith("sku/", StringComparison.Ordinal)))
        {
            NoteNumbers(item.Name["sku/".Length..], item.Memo!);
        }
    }

    private void NoteNumbers(string sku, string memo)
    {
        if (!memo.Contains("PublishedAfter", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        using var state = JsonDocument.Parse(memo);
        foreach (var channel in state.RootElement.GetProperty("Channels").EnumerateArray())
        {
            if (!channel.TryGetProperty("PublishedAfter", out var after) || after.ValueKind != JsonValueKind.Number || after.GetDouble() <= objective.TotalSeconds)
            {
                continue;
            }

            var (shop, at) = (channel.GetProperty("Channel").GetString()!, channel.GetProperty("PublishedAt").GetString()!);
            if (!_told.Add((sku, shop, at)))
            {
                continue;
            }

            var age = Duration.FromSeconds(after.GetDouble());
            Late.Add(Explain(sku, shop, age, InstantPattern.ExtendedIso.Parse(at).GetValueOrThrow() - age));
        }
    }

    /// <summary>The meter counts from the placing of the order, to a few microseconds.</summary>
    private LateNumber Explain(string sku, string shop, Duration age, Instant since)
    {
        foreach (var ((article, placed), (order, seen)) in _known)
        {
            if (article == sku && Math.Abs((placed - since).TotalMilliseconds) < 1)
            {
                return new LateNumber(sku, shop, age, order, _heard[order] - placed, seen - placed);
            }
        }

        return new LateNumber(sku, shop, age, null, null, null);
    }
}
