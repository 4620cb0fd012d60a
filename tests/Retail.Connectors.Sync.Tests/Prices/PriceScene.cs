using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Prices;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>A simulated shop in New York that keeps prices with tax, and a simulated Odoo whose list has them without, on simulated time.</summary>
internal sealed class PriceScene : IAsyncDisposable
{
    private const string Key = "operator-key";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryWorkStore _store;
    private readonly OdooSimulator _erp;
    private readonly WooCommerceSimulator _shop;
    private readonly SimulatorHandler _wire;
    private readonly Dictionary<string, int> _articles = new(StringComparer.Ordinal);
    private readonly int _list;
    private IHost? _host;
    private bool _loses;

    private PriceScene()
    {
        _store = new InMemoryWorkStore(_time);
        _erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = _time,
        });
        _shop = new WooCommerceSimulator(
            new() { Currency = "USD", Country = "US:NY", PricesIncludeTax = true, TimeZone = DateTimeZoneProviders.Tzdb["America/New_York"] }, _time);
        _wire = new SimulatorHandler(_shop) { AfterCommit = Committed };
        foreach (var sku in new[] { "MUG", "POT" })
        {
            Send("POST", "products", new JsonObject { ["name"] = sku, ["sku"] = sku, ["regular_price"] = "22.00" });
        }

        var parent = Send("POST", "products", new JsonObject { ["name"] = "Shirt", ["sku"] = "SHIRT", ["type"] = "variable" })["id"]!.ToString();
        Send("POST", $"products/{parent}/variations", new JsonObject { ["sku"] = "SHIRT-L", ["regular_price"] = "22.00" });
        _list = _erp.AddPricelist("Retail", "USD");
        foreach (var sku in new[] { "MUG", "POT", "SHIRT-L" })
        {
            _articles[sku] = _erp.AddProduct(sku, sku, listPrice: 20m);
        }
    }

    /// <summary>Calls that wrote prices.</summary>
    public int Writes { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OdooClient Odoo => _host!.Services.GetRequiredKeyedService<OdooClient>("erp");

    public static async Task<PriceScene> OpenAsync(Action<PriceFlowBuilder>? configure = null)
    {
        var scene = new PriceScene();
        await scene.StartAsync(configure);
        return scene;
    }

    /// <summary>What the shop keeps of an article.</summary>
    public JsonObject Product(string sku) => _shop.Products.Single(product => product["sku"]!.ToString() == sku);

    public string Regular(string sku) => Product(sku)["regular_price"]!.ToString();

    public string Asked(string sku) => Send("GET", $"products/{Product(sku)["id"]}", null)["price"]!.ToString();

    public string Sale(string sku) => Product(sku)["sale_price"]!.ToString();

    public void Edit(string sku, string price) => Send("PUT", $"products/{Product(sku)["id"]}", new JsonObject { ["regular_price"] = price });

    public async Task ListPriceAsync(string sku, decimal price) =>
        await Odoo.WriteAsync("product.product", [_articles[sku]], new OdooValues().Set("list_price", price), Cancel);

    /// <summary>Somebody adds a rule with a fixed price to the list.</summary>
    public async Task RuleAsync(string sku, decimal price, decimal from = 0, string? begins = null, string? ends = null)
    {
        var rule = new OdooValues().Set("pricelist_id", _list).Set("applied_on", "0_product_variant").Set("product_id", _articles[sku])
            .Set("compute_price", "fixed").Set("fixed_price", price).Set("min_quantity", from);
        rule = begins is null ? rule : rule.Set("date_start", begins);
        rule = ends is null ? rule : rule.Set("date_end", ends);
        await Odoo.CreateAsync("product.pricelist.item", [rule], Cancel);
    }

    /// <summary>The shop carries the next batch out and its answer is lost.</summary>
    public void LoseNextAnswer() => _loses = true;

    public async Task<string> ExplainAsync(string sku) =>
        (await _host!.Services.GetRequiredService<IPriceExplanations>().ExplainPriceAsync("shop", sku, Cancel)).Single().ToText();

    public async Task<IReadOnlyList<ParkedWork>> ParkedAsync() => await _store.Queries.ListParkedAsync(null, 10, Cancel);

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var step = 0; step < 1_000; step++)
        {
            if (condition())
            {
                return;
            }

            await PassAsync(step < 20 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500));
        }

        var parked = string.Join('\n', (await ParkedAsync()).Select(work => $"{work.Key}: {work.Reason.Explanation}"));
        Assert.Fail($"It never came about that {what}.\n{string.Join('\n', _shop.Products.Select(product => $"{product["sku"]} {product["regular_price"]} {product["sale_price"]}"))}\n{parked}");
    }

    /// <summary>Lets so much time pass.</summary>
    public async Task RestAsync(TimeSpan time, TimeSpan? step = null)
    {
        var each = step ?? TimeSpan.FromSeconds(2);
        for (var passed = TimeSpan.Zero; passed < time; passed += each)
        {
            await PassAsync(each);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(Cancel);
            _host.Dispose();
        }

        _wire.Dispose();
    }

    private async Task PassAsync(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            _time.Advance(time);
        }

        // The engine runs on real threads: they get a real moment.
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancel);
    }

    private JsonNode Send(string method, string path, JsonObject? body)
    {
        var answer = _shop.Handle(new()
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? string.Empty),
        });
        Assert.True(answer.Status is 200 or 201, answer.BodyText);
        return JsonNode.Parse(answer.BodyText)!;
    }

    private async Task StartAsync(Action<PriceFlowBuilder>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSingleton<IWorkStore>(_store);
        builder.Services.AddRetailConnectors(retail =>
        {
            retail.AddWooCommerce("shop", shop =>
            {
                shop.BaseAddress = new Uri("https://store.example");
                (shop.ConsumerKey, shop.ConsumerSecret, shop.ReadRetries) = ("ck_simulated", "cs_simulated", 0);
            });
            retail.AddOdoo("erp", erp => (erp.BaseAddress, erp.Database, erp.ApiKey, erp.CompanyId, erp.ReadRetries) = (new Uri("https://odoo.example"), "odoo", Key, 1, 0));
            retail.Prices("erp", "shop", prices =>
            {
                prices.List("Retail").TaxRate(0.1m).QuantityTiers("_price_tiers");
                configure?.Invoke(prices);
            });
        });
        builder.Services.AddHttpClient("shop").ConfigurePrimaryHttpMessageHandler(() => _wire);
        builder.Services.AddHttpClient("erp").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_erp));
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    private Task Committed(SimulatedCall call)
    {
        if (!call.Request.Path.EndsWith("/batch", StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        Writes++;
        if (_loses)
        {
            _loses = false;
            call.Abandon();
        }

        return Task.CompletedTask;
    }
}
