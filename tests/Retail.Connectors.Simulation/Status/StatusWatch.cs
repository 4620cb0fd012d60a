using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Shop;
using Retail.Connectors.Simulation.Wires;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.Status;

/// <summary>
/// Looks at the statuses that nodes write to the shop. What was written and stored as written is never written again,
/// whatever the shop makes of it since: that would be an answer to the echo of the node's own write.
/// </summary>
internal sealed class StatusWatch(World world) : IWireWatch
{
    public const string Flow = $"order-status/{IErpWorld.System}/{ShopActor.System}";
    private const string Completed = "completed";

    private readonly HashSet<(string Node, string Order, string Status)> _sent = [];
    private readonly HashSet<(string Order, string Status)> _stored = [];
    private readonly Random _chance = new(unchecked((world.Seed * 49_979_687) + 13));

    /// <summary>How often a status was sent to the shop.</summary>
    public int Writes { get; private set; }

    /// <summary>A node sends a request to the shop.</summary>
    public void Sent(Node node, SimulatedRequest asked)
    {
        if (Read(asked) is not { } write)
        {
            return;
        }

        world.Watch.Demand(
            !_stored.Contains(write), $"{node.Name} makes order {write.Order} '{write.Status}' again, which is stored as written: it answers to an echo");
        world.Watch.Demand(
            write.Status != Completed || world.Staff!.HasShippedAll(write.Order),
            $"{node.Name} makes order {write.Order} '{write.Status}', of which not all has left");
        Writes++;
        _sent.Add((node.Name, write.Order, write.Status));
    }

    /// <summary>The shop carried a node's request out. Now and then a merchant opens an order again that was closed.</summary>
    public void Carried(SimulatedRequest asked, SimulatedResponse answer, bool isLate)
    {
        if (Read(asked) is not { Status: Completed } write || answer.Status != 200)
        {
            return;
        }

        var order = long.Parse(write.Order, CultureInfo.InvariantCulture);
        world.Shop.Stories[order].EverCompleted = true;
        if (world.Faulty && _chance.NextDouble() < 0.15)
        {
            world.Shop.Reopen(order, Wait(_chance));
        }
    }

    public void Committed(Node node, Commit commit)
    {
        if (commit is not { Claim.Key: { Flow: Flow, Source.Id: var order }, End: WorkEnd.Done } || commit.Audit.IsEmpty)
        {
            return;
        }

        foreach (var write in _sent.Where(write => write.Node == node.Name && write.Order == order).ToList())
        {
            _sent.Remove(write);
            _stored.Add((write.Order, write.Status));
        }
    }

    private static NodaTime.Duration Wait(Random chance) => NodaTime.Duration.FromMilliseconds(chance.Next(1000, 120_000));

    private static (string Order, string Status)? Read(SimulatedRequest asked) =>
        asked.Method == "PUT"
        && asked.Path.StartsWith(ShopActor.OrdersPath, StringComparison.Ordinal)
        && JsonNode.Parse(asked.Body.Span)?["status"] is { } status
            ? (asked.Path[ShopActor.OrdersPath.Length..], status.ToString())
            : null;
}
