using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Simulation.Shop;

/// <summary>The shop and its customers: they place orders, change and cancel them, and the shop tells of it.</summary>
internal sealed class ShopActor : IDisposable
{
    public const string System = "shop";
    public const string OrdersPath = "/wp-json/wc/v3/orders/";
    public const string WebhookSecret = "simulated webhook secret";

    private readonly World _world;
    private readonly Random _chance;
    private readonly ShopFront _front;
    private int _open;

    public ShopActor(World world)
    {
        _world = world;
        _chance = new Random(unchecked((world.Seed * 31_337) + 11));
        Pool = OrderPool.For(world.Seed);
        _front = new ShopFront(world, System, Pool.Shop.Settings with { ShufflesEqualTimes = _chance.Next(2) == 0 }, _chance);
        Fill();
        _front.Subscribe();
        PlanOrders();
        _front.Pump();
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

    public WooCommerceSimulator Server => _front.Server;

    public Dictionary<long, OrderStory> Stories { get; } = [];

    /// <summary>Whether customers have done all they will do.</summary>
    public bool IsFinished => _open == 0;

    public void Dispose() => _front.Dispose();

    /// <summary>A merchant has an order done again that was completed.</summary>
    public void Reopen(long id, Duration after)
    {
        Plan(after, () =>
        {
            Stories[id].Restated = true;
            _front.Ask("PUT", PathOf(id), new JsonObject { ["status"] = "processing" });
            _world.Note("merchant", $"opens {id} again");
        });
    }

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
        Stories[read.Id] = new OrderStory { EverDue = read.Due, EverCompleted = read.Status == "completed", IsOpen = read.Status != "refunded" };
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

        var answer = _front.Ask("PUT", PathOf(id), body);
        var order = ShopOrder.Read(answer);
        var story = Stories[id];
        story.EverDue |= order.Due;
        story.EverCompleted |= order.Status == "completed";
        story.Restated |= body.ContainsKey("status");
        story.Changed |= body.ContainsKey("fee_lines");
        _world.Note("customer", $"changes {order.Number}: {body.ToJsonString()}");
    }

    private static string PathOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{OrdersPath}{id}");

    private static Duration Seconds(double seconds) => Duration.FromMilliseconds((long)(seconds * 1000));
}
