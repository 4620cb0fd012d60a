using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Simulation.Shop;

/// <summary>The shop and its customers: they place orders, change and cancel them, and the shop tells of it.</summary>
internal sealed class ShopActor : IDisposable
{
    public const string System = "shop";
    public const string WebhookSecret = "simulated webhook secret";

    private static readonly string Authorization =
        "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("ck_simulated:cs_simulated"));

    private readonly World _world;
    private readonly Random _chance;
    private readonly WebhookPump _pump;
    private int _open;

    public ShopActor(World world)
    {
        _world = world;
        _chance = new Random(unchecked((world.Seed * 31_337) + 11));
        Pool = OrderPool.For(world.Seed);
        Server = new WooCommerceSimulator(Pool.Shop.Settings with { ShufflesEqualTimes = _chance.Next(2) == 0 }, world.StoreClock);
        Fill();
        var swarm = world.Swarm;
        _pump = new WebhookPump(
            Server,
            new WebhookVices
            {
                Seed = world.Seed,
                LostRate = swarm.WebhookLost,
                DoubledRate = swarm.WebhookDoubled,
                LateRate = swarm.WebhookLate,
                LateBy = TimeSpan.FromSeconds(_chance.Next(5, 200)),
                ReorderWindow = swarm.WebhookReorder,
            },
            world.StoreClock,
            new DeliveryHandler(world));
        Subscribe();
        PlanOrders();
        Pump();
    }

    public static IReadOnlyDictionary<string, string> PaymentMethods { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bacs"] = "Bank transfer",
        ["cheque"] = "Cheque",
        ["cod"] = "Cash on delivery",
        ["stripe"] = "Card",
        ["paypal"] = "PayPal",
        [""] = "",
    };

    public OrderPool Pool { get; }

    public WooCommerceSimulator Server { get; }

    public Dictionary<long, OrderStory> Stories { get; } = [];

    /// <summary>Whether customers have done all they will do.</summary>
    public bool IsFinished => _open == 0;

    public void Dispose() => _pump.Dispose();

    private void Fill()
    {
        foreach (var rate in Pool.Rates)
        {
            Server.AddTaxRate(rate);
        }

        foreach (var product in Pool.Products)
        {
            Server.AddProduct(product);
        }

        foreach (var customer in Pool.Customers)
        {
            Server.AddCustomer(customer);
        }
    }

    private void Subscribe()
    {
        foreach (var topic in new[] { "order.created", "order.updated" })
        {
            Ask("POST", "/wp-json/wc/v3/webhooks", new JsonObject { ["topic"] = topic, ["delivery_url"] = "https://sync.example/", ["secret"] = WebhookSecret });
        }
    }

    private void PlanOrders()
    {
        foreach (var order in Pool.Orders.Take(_world.Swarm.Orders))
        {
            var placed = Seconds(_world.Swarm.QuietSeconds + (_chance.NextDouble() * _world.Swarm.SpanSeconds));
            Plan(placed, () => Place(order));
            var id = order["id"]!.GetValue<long>();
            while (_chance.NextDouble() < _world.Swarm.Changed)
            {
                Plan(placed + Seconds(0.1 + (_chance.NextDouble() * _chance.NextDouble() * 200)), () => Change(id));
            }
        }
    }

    private void Plan(Duration after, Action happens)
    {
        _open++;
        _world.Schedule.After(after, () =>
        {
            happens();
            _open--;
        });
    }

    private void Place(JsonObject order)
    {
        var now = _world.StoreClock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        if (string.CompareOrdinal(order["date_created_gmt"]!.ToString(), "2026-03-01T00:00:00") >= 0)
        {
            order["date_created"] = now;
            order["date_created_gmt"] = now;
        }

        order["date_modified"] = now;
        order["date_modified_gmt"] = now;
        Server.PlaceOrder(order);
        var read = ShopOrder.Read(order);
        Stories[read.Id] = new OrderStory { EverDue = read.Due, IsOpen = read.Status != "refunded" };
        _world.Note("customer", $"places {read.Number}, {read.Status}");
    }

    private void Change(long id)
    {
        // A refunded order is closed to changes of what was sold.
        var isOpen = Stories[id].IsOpen;
        var body = _chance.Next(10) switch
        {
            < 3 => new JsonObject { ["status"] = "cancelled" },
            < 5 => new JsonObject { ["status"] = "processing" },
            < 6 => new JsonObject { ["status"] = "completed" },
            < 8 when isOpen => new JsonObject { ["fee_lines"] = new JsonArray(new JsonObject { ["name"] = "Gift wrap", ["total"] = "3.00", ["tax_status"] = "none" }) },
            < 9 => new JsonObject { ["customer_note"] = "Please hurry." },
            _ => null,
        };
        if (body is null)
        {
            Server.Touch(id);
            _world.Note("shop", $"touches {id}");
            return;
        }

        var answer = Ask("PUT", string.Create(CultureInfo.InvariantCulture, $"/wp-json/wc/v3/orders/{id}"), body);
        var order = ShopOrder.Read(JsonNode.Parse(answer.BodyText)!.AsObject());
        var story = Stories[id];
        story.EverDue |= order.Due;
        story.Changed |= body.ContainsKey("fee_lines");
        _world.Note("customer", $"changes {order.Number}: {body.ToJsonString()}");
    }

    private SimulatedResponse Ask(string method, string path, JsonObject body)
    {
        var answer = Server.Handle(new SimulatedRequest
        {
            Method = method,
            Path = path,
            Headers = [new("Host", "shop.example"), new("Authorization", Authorization), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        return answer.Status is 200 or 201 ? answer : throw new InvalidOperationException($"The shop refuses {method} {path}: {answer.BodyText}");
    }

    private void Pump() => _world.Schedule.After(Duration.FromMilliseconds(_chance.Next(300, 2000)), () =>
    {
        // The receiver answers at once, so this is finished when it returns.
        _pump.DeliverOnceAsync(CancellationToken.None).Wait();
        Pump();
    });

    private static Duration Seconds(double seconds) => Duration.FromMilliseconds((long)(seconds * 1000));
}
