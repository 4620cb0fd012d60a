using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Simulation.Shop;

/// <summary>A simulated shop with its webhooks, which get lost, late and doubled.</summary>
internal sealed class ShopFront : IDisposable
{
    private static readonly string Authorization =
        "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("ck_simulated:cs_simulated"));

    private readonly World _world;
    private readonly string _system;
    private readonly Random _chance;
    private readonly WebhookPump _pump;

    public ShopFront(World world, string system, WooShopSettings settings, Random chance)
    {
        _world = world;
        _system = system;
        _chance = chance;
        Server = new WooCommerceSimulator(settings, world.StoreClock);
        var swarm = world.Swarm;
        _pump = new WebhookPump(
            Server,
            new WebhookVices
            {
                Seed = world.Seed,
                LostRate = swarm.WebhookLost,
                DoubledRate = swarm.WebhookDoubled,
                LateRate = swarm.WebhookLate,
                LateBy = TimeSpan.FromSeconds(chance.Next(5, 200)),
                ReorderWindow = swarm.WebhookReorder,
            },
            world.StoreClock,
            new DeliveryHandler(world, system));
    }

    public WooCommerceSimulator Server { get; }

    public void Dispose() => _pump.Dispose();

    /// <summary>From now on the shop tells of its orders.</summary>
    public void Subscribe()
    {
        foreach (var topic in new[] { "order.created", "order.updated" })
        {
            Ask("POST", "/wp-json/wc/v3/webhooks", new JsonObject { ["topic"] = topic, ["delivery_url"] = "https://sync.example/", ["secret"] = ShopActor.WebhookSecret });
        }
    }

    public void Pump() => _world.Schedule.After(Duration.FromMilliseconds(_chance.Next(300, 2000)), () =>
    {
        // The receiver answers at once, so this is finished when it returns.
        _pump.DeliverOnceAsync(CancellationToken.None).Wait();
        Pump();
    });

    /// <summary>What somebody in the shop does.</summary>
    public JsonObject Ask(string method, string path, JsonObject body)
    {
        var answer = Server.Handle(new SimulatedRequest
        {
            Method = method,
            Path = path,
            Headers = [new("Host", $"{_system}.example"), new("Authorization", Authorization), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        return answer.Status is 200 or 201
            ? JsonNode.Parse(answer.BodyText)!.AsObject()
            : throw new InvalidOperationException($"The shop refuses {method} {path}: {answer.BodyText}");
    }
}
