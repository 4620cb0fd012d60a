using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Simulation.Shop;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Simulation.Stock;

/// <summary>A shop that sells from the pool, as long as its own number allows it, and its customers.</summary>
internal sealed class StockShop : IDisposable
{
    private readonly World _world;
    private readonly StockOracle _oracle;
    private readonly ShopFront _front;
    private readonly Random _chance;
    private readonly Random _changes;
    private readonly Dictionary<long, string> _skus = [];
    private int _open;

    /// <param name="world">The world.</param>
    /// <param name="oracle">Who counts what is sold.</param>
    /// <param name="name">The system's name.</param>
    /// <param name="number">Above which its orders are numbered: apart from other shops' orders in the ERP.</param>
    public StockShop(World world, StockOracle oracle, string name, int number)
    {
        _world = world;
        _oracle = oracle;
        Name = name;
        _chance = new Random(unchecked((world.Seed * 67_867_967) + number));
        _changes = new Random(unchecked((world.Seed * 49_979_687) + number));
        _front = new ShopFront(world, name, new WooShopSettings { SiteUrl = $"https://{name}.example", StoreId = new Guid(number, 0, 0, new byte[8]) }, _chance);
        foreach (var sku in StockGoods.Skus)
        {
            var product = _front.Ask("POST", "/wp-json/wc/v3/products", new JsonObject
            {
                ["name"] = sku, ["sku"] = sku, ["regular_price"] = "20.00", ["manage_stock"] = true, ["stock_quantity"] = 0,
            });
            _skus[product["id"]!.GetValue<long>()] = sku;
        }

        var last = Server.Products[0];
        (last["id"], last["sku"]) = (number, "LAST");
        Server.AddProduct(last);
        _front.Subscribe();
        for (var sale = 0; sale < world.Swarm.Sales; sale++)
        {
            Plan(world.Swarm.QuietSeconds + (_chance.NextDouble() * world.Swarm.SpanSeconds));
        }

        _front.Pump();
    }

    public string Name { get; }

    public WooCommerceSimulator Server => _front.Server;

    /// <summary>The orders that it accepted.</summary>
    public List<string> Orders { get; } = [];

    /// <summary>Whether customers have bought all they want.</summary>
    public bool IsFinished => _open == 0;

    public void Dispose() => _front.Dispose();

    public string? SkuOf(long product) => _skus.GetValueOrDefault(product);

    /// <summary>What it shows.</summary>
    public int Shows(string sku) =>
        int.Parse(Server.Products.First(product => product["sku"]!.ToString() == sku)["stock_quantity"]!.ToString(), CultureInfo.InvariantCulture);

    private void Plan(double seconds)
    {
        _open++;
        _world.Schedule.After(Duration.FromMilliseconds((long)(seconds * 1000)), () =>
        {
            _open--;
            Buy();
        });
    }

    private void Buy()
    {
        var sku = StockGoods.Skus[_chance.Next(StockGoods.Skus.Count)];
        var quantity = _chance.Next(1, 4);
        if (Shows(sku) < quantity)
        {
            Plan(5 + (_chance.NextDouble() * 60));
            return;
        }

        var order = _front.Ask("POST", "/wp-json/wc/v3/orders", new JsonObject
        {
            ["status"] = "processing",
            ["payment_method"] = "cod",
            ["billing"] = new JsonObject
            {
                ["first_name"] = "Jane", ["last_name"] = "Doe", ["country"] = "US", ["state"] = "CA",
                ["email"] = string.Create(CultureInfo.InvariantCulture, $"jane.{_chance.Next(9)}@{Name}.example"),
            },
            ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = _skus.First(product => product.Value == sku).Key, ["quantity"] = quantity }),
        });
        var number = order["number"]!.ToString();
        Orders.Add(number);
        _oracle.Sold(Name, sku, quantity, number);
        _world.Note("customer", $"buys {quantity} of {sku} in {Name} as {number}, which shows {Shows(sku)} then");
        if (_changes.NextDouble() < _world.Swarm.WrapRate)
        {
            _open++;
            _world.Schedule.After(Duration.FromMilliseconds(_changes.Next(1_000, 240_000)), () =>
            {
                _open--;
                Wrap(number, order["id"]!.GetValue<long>());
            });
        }
    }

    /// <summary>The customer wants it wrapped: the ERP's order is amended for it, and holds its goods all the while.</summary>
    private void Wrap(string number, long order)
    {
        _ = _front.Ask("PUT", string.Create(CultureInfo.InvariantCulture, $"/wp-json/wc/v3/orders/{order}"), new JsonObject
        {
            ["fee_lines"] = new JsonArray(new JsonObject { ["name"] = "Gift wrap", ["total"] = "3.00", ["tax_status"] = "none" }),
        });
        _world.Note("customer", $"wants {number} wrapped");
    }
}
