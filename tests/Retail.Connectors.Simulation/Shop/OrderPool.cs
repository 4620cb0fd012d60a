using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce.Generation;

namespace Retail.Connectors.Simulation.Shop;

/// <summary>
/// Generated shops, a few per process: a seed takes the same whatever ran before it. Kept as text, since JSON nodes
/// are no two threads' business.
/// </summary>
internal sealed class OrderPool
{
    public const int Most = 120;
    private const int Shops = 24;
    private static readonly ConcurrentDictionary<int, OrderPool> Pools = new();

    private readonly string[] _orders;
    private readonly string[] _products;
    private readonly string[] _customers;
    private readonly string[] _rates;

    private OrderPool(int number)
    {
        var shop = OrderGenerator.Generate(Most, number + 1, new OrderGeneratorOptions { From = World.Start, Until = World.Start + NodaTime.Duration.FromDays(30), UnmappableShare = 0.05m });
        Shop = shop;
        _orders = Texts(shop.Orders);
        _products = Texts(shop.Products);
        _customers = Texts(shop.Customers);
        _rates = Texts(shop.TaxRates);
        Skus = [.. shop.Products.Select(product => product["sku"]?.ToString() ?? string.Empty)];
    }

    public GeneratedShop Shop { get; }

    public HashSet<string> Skus { get; }

    public IEnumerable<JsonObject> Orders => _orders.Select(Parse);

    public IEnumerable<JsonObject> Products => _products.Select(Parse);

    public IEnumerable<JsonObject> Customers => _customers.Select(Parse);

    public IEnumerable<JsonObject> Rates => _rates.Select(Parse);

    public static OrderPool For(int seed) => Pools.GetOrAdd((seed & int.MaxValue) % Shops, static number => new OrderPool(number));

    private static string[] Texts(IEnumerable<JsonObject> nodes) => [.. nodes.Select(node => node.ToJsonString())];

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();
}
