using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Wires;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.Erp;

/// <summary>The simulated Odoo.</summary>
internal sealed class OdooWorld : IErpWorld
{
    private const string CompanyCurrency = "USD";
    private readonly World _world;
    private readonly OdooSimulator _server;
    private readonly Dictionary<string, string> _priceLists = [];
    private readonly Dictionary<int, string> _rateOfGroup;

    public OdooWorld(World world)
    {
        _world = world;
        var shop = world.Shop.Pool;
        var orders = shop.Orders.ToList();
        var currencies = orders.Select(order => order["currency"]!.ToString()).Distinct().ToList();
        _server = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys =
            [
                new("shop-key", 7, OdooGroups.Shop | (world.Swarm.Stock ? OdooGroups.Inventory : OdooGroups.None), [2]) { UserName = "Shop" },
                new("operator-key", 2, OdooGroups.Administrator, [2]) { UserName = "Operator" },
            ],
            ActiveCurrencies = [.. currencies.Append(CompanyCurrency).Distinct()],
            Time = world.StoreClock,
            Seed = world.Seed,
        });
        foreach (var product in shop.Products.Where(product => product["sku"]?.ToString() is { Length: > 0 }).DistinctBy(product => product["sku"]!.ToString()))
        {
            _server.AddProduct(product["sku"]!.ToString(), product["name"]!.ToString());
        }

        foreach (var currency in currencies.Where(currency => currency != CompanyCurrency))
        {
            var id = $"retail.price_list_{currency.ToLowerInvariant()}";
            _server.AddPricelist($"Shop {currency}", currency, id);
            _priceLists[currency] = id;
        }

        var rates = shop.Rates.Select(rate => new OdooTaxRate(
            rate["id"]!.ToString(),
            rate["name"]!.ToString(),
            decimal.Parse(rate["rate"]!.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture),
            rate["compound"]!.GetValue<bool>())).ToList();
        Taxes = SetUp(rates);
        _rateOfGroup = _server.Records("account.tax.group")
            .Select(group => (Id: group["id"]!.GetValue<int>(), Rate: rates.Find(rate => group["name"]!.ToString().EndsWith($" {rate.Id})", StringComparison.Ordinal))))
            .Where(pair => pair.Rate is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Rate!.Id);
    }

    public IReadOnlyDictionary<string, string> Taxes { get; }

    public IReadOnlyList<ErpDocument> Documents => [.. _server.SaleOrders.Where(order => order.State != "cancel").Select(order => new ErpDocument(
        order.Name,
        order.ClientOrderRef ?? string.Empty,
        order.State == "sale",
        order.Untaxed,
        order.Total,
        order.TaxGroups.GroupBy(group => _rateOfGroup[group.GroupId]).ToDictionary(group => group.Key, group => group.Sum(item => item.Tax))))];

    public IReadOnlyList<string> DoubledCustomers => [];

    public bool KnowsProducts => true;

    /// <summary>What somebody in the ERP does.</summary>
    public JsonNode? Call(string model, string method, JsonObject arguments)
    {
        var answer = _server.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = $"/json/2/{model}/{method}",
            Headers = [new("Authorization", "bearer operator-key"), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(arguments.ToJsonString()),
        });
        return answer.Status == 200
            ? JsonNode.Parse(answer.BodyText)
            : throw new InvalidOperationException($"The ERP refuses {method} of {model}: {answer.BodyText}");
    }

    public void AddTo(RetailConnectorsBuilder retail, Node node)
    {
        Add(retail, "shop-key");
        NodeHost.Wire(retail.Services, IErpWorld.System, new WireHandler(_world, node, "erp", _server));
    }

    private void Add(RetailConnectorsBuilder retail, string key) => retail.AddOdoo(IErpWorld.System, erp =>
    {
        erp.BaseAddress = new Uri("https://erp.example");
        erp.Database = "odoo";
        erp.ApiKey = key;
        erp.CompanyId = 2;
        erp.ReadRetries = 0;
        erp.SettleAfter = TimeSpan.FromSeconds(_world.Swarm.SettleSeconds);
        foreach (var (currency, list) in _priceLists)
        {
            erp.PriceLists[currency] = list;
        }
    });

    private Dictionary<string, string> SetUp(List<OdooTaxRate> rates)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_world.StoreClock);
        services.AddRetailConnectors(retail => Add(retail, "operator-key"));
        NodeHost.Wire(services, IErpWorld.System, new SimulatorHandler(_server));
        using var provider = services.BuildServiceProvider();

        // The simulated server answers at once, so this is finished when the call returns.
        var taxes = provider.GetRequiredKeyedService<OdooTaxSetup>(IErpWorld.System).EnsureAsync(ShopActorSystem, rates, 1414).Result;
        return taxes.ToDictionary(tax => tax.Key, tax => tax.Value);
    }

    private static SystemName ShopActorSystem => new(Shop.ShopActor.System);
}
