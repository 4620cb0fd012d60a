using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Wires;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.Stock;

/// <summary>
/// Looks at the numbers that nodes send to the shops: each is what its explanation says, no piece is offered twice, and
/// it notes since when and until when a publication was under way.
/// </summary>
internal sealed class PublicationWatch(World world, StockOracle oracle)
{
    private const string BatchPath = "/wp-json/wc/v3/products/batch";
    private static readonly Duration Skew = Duration.FromSeconds(2);

    private readonly Dictionary<string, Instant> _runs = [];
    private readonly Dictionary<(string Node, string Sku), JsonNode> _items = [];
    private readonly Dictionary<(string Shop, string Sku), Instant> _open = [];
    private readonly Dictionary<(string Shop, string Sku), Instant> _late = [];
    private readonly HashSet<(string Node, string Shop, string Sku)> _sent = [];

    /// <summary>How many numbers were sent.</summary>
    public int Writes { get; private set; }

    /// <summary>What looks at the wire to a shop.</summary>
    public IWireWatch On(StockShop shop) => new Wire(this, shop);

    public void Claimed(Node node, Claim claim)
    {
        if (claim.Key is { Flow: StockGoods.Flow, Source.Kind.Value: "stock-pool" })
        {
            _runs[node.Name] = world.Schedule.Now;
        }
    }

    public void Committed(Node node, Commit commit)
    {
        foreach (var order in commit.Demand)
        {
            oracle.Known(order.Source.Id);
        }

        foreach (var item in commit.Items.Where(item => item.Flow == StockGoods.Flow && item.Name.StartsWith(StockGoods.ItemPrefix, StringComparison.Ordinal) && item.Memo is not null))
        {
            Stored(node, item.Name[StockGoods.ItemPrefix.Length..], item);
        }
    }

    /// <summary>The seed is over: what was never confirmed is still under way.</summary>
    public void End()
    {
        foreach (var ((shop, sku), since) in _open.Concat(_late))
        {
            oracle.Published(shop, sku, since, Instant.MaxValue, since);
        }
    }

    private void Stored(Node node, string sku, BatchItem item)
    {
        var memo = JsonNode.Parse(item.Memo!)!;
        _items[(node.Name, sku)] = memo;
        var began = _runs.GetValueOrDefault(node.Name, world.Schedule.Now);
        foreach (var state in memo["Channels"]!.AsArray())
        {
            var shop = state!["Channel"]!.ToString();
            var wanted = Offer(memo, shop)?["Wanted"]?.GetValue<int>();
            var goesOn = state["Pending"] is not null
                || (item is { DueAt: not null, Cause: not "look" } && state["Published"]?.GetValue<int>() != wanted);
            if (goesOn)
            {
                _open.TryAdd((shop, sku), began);
            }
            else if (_sent.Remove((node.Name, shop, sku)) | _open.Remove((shop, sku), out var since))
            {
                oracle.Published(shop, sku, since == default ? began : since, world.Schedule.Now, AsOf(memo));
            }
        }
    }

    private void Sent(Node node, StockShop shop, string sku, int number)
    {
        Writes++;
        _sent.Add((node.Name, shop.Name, sku));
        if (!_items.TryGetValue((node.Name, sku), out var memo) || Offer(memo, shop.Name) is not { } offer)
        {
            world.Watch.Demand(holds: false, $"{node.Name} offers {number} of {sku} in {shop.Name} without an explanation");
            return;
        }

        world.Watch.Demand(
            offer["Wanted"]!.GetValue<int>() == number, $"{node.Name} offers {number} of {sku} in {shop.Name}; its explanation says {offer["Wanted"]}");
        var there = Available(memo["Explanation"]!);
        var promised = memo["Explanation"]!["Channels"]!.AsArray().Sum(channel => channel!["Wanted"]!.GetValue<int>());
        world.Watch.Demand(
            promised <= Math.Max(0, Math.Floor(there)), $"{node.Name} offers {promised} of {sku} in all shops, where its explanation has {there}");
    }

    /// <summary>The sum of an explanation, done again.</summary>
    private static decimal Available(JsonNode explanation)
    {
        var article = explanation["Articles"]![0]!;
        return Sum("Locations") - article["Safety"]!.GetValue<decimal>() - Sum("InFlight") - Sum("Unseen");

        decimal Sum(string list) => article[list]?.AsArray().Sum(item => item!["Quantity"]!.GetValue<decimal>()) ?? 0;
    }

    /// <summary>When the numbers of an explanation were read at the latest, by a clock that may be wrong.</summary>
    private static Instant AsOf(JsonNode memo) => InstantPattern.ExtendedIso.Parse(
        memo["Explanation"]!["Articles"]![0]!["Locations"]!.AsArray().Min(location => location!["AsOf"]!.ToString())!).Value - Skew;

    private static JsonNode? Offer(JsonNode memo, string shop) =>
        memo["Explanation"]?["Channels"]?.AsArray().FirstOrDefault(channel => channel!["Channel"]!.ToString() == shop);

    private static IEnumerable<(string Sku, int Number)> Read(StockShop shop, SimulatedRequest asked)
    {
        if (asked is not { Method: "POST", Path: BatchPath })
        {
            yield break;
        }

        foreach (var update in JsonNode.Parse(asked.Body.Span)!["update"]?.AsArray() ?? [])
        {
            if (update?["stock_quantity"] is { } number && shop.SkuOf(update["id"]!.GetValue<long>()) is { } sku)
            {
                yield return (sku, number.GetValue<int>());
            }
        }
    }

    private sealed class Wire(PublicationWatch watch, StockShop shop) : IWireWatch
    {
        private readonly PublicationWatch _watch = watch;

        public void Sent(Node node, SimulatedRequest asked)
        {
            foreach (var (sku, number) in Read(shop, asked))
            {
                _watch.Sent(node, shop, sku, number);
            }
        }

        public void Carried(SimulatedRequest asked, SimulatedResponse answer, bool isLate)
        {
            foreach (var (sku, _) in Read(shop, asked))
            {
                _watch.Carried(shop.Name, sku, isLate);
            }
        }
    }

    /// <summary>A number that arrives long after the node gave it up stands until the next one.</summary>
    private void Carried(string shop, string sku, bool isLate)
    {
        if (isLate)
        {
            _late.TryAdd((shop, sku), world.Schedule.Now);
        }
        else if (_late.Remove((shop, sku), out var since))
        {
            oracle.Published(shop, sku, since, world.Schedule.Now, since);
        }
    }
}
