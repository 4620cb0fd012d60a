using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Catalog;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.Catalog;

/// <summary>A simulated Odoo whose products go to a simulated shop, on simulated time.</summary>
internal sealed class CatalogScene : IAsyncDisposable
{
    private const string Key = "operator-key";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryWorkStore _store;
    private readonly OdooSimulator _erp;
    private readonly WooCommerceSimulator _shop;
    private readonly SimulatorHandler _wire;
    private IHost? _host;
    private bool _loses;

    public CatalogScene()
    {
        _store = new InMemoryWorkStore(_time);
        _erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = _time,
        });
        _shop = new WooCommerceSimulator(new() { Currency = "USD" }, _time);
        _wire = new SimulatorHandler(_shop) { AfterCommit = Committed };
    }

    public int Writes { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public int Add(string sku) => _erp.AddProduct(sku, $"Product {sku}");

    public async Task ChangeAsync(int product, OdooValues values) =>
        await _host!.Services.GetRequiredKeyedService<OdooClient>("erp").WriteAsync("product.product", [product], values, Cancel);

    public JsonObject? Find(string sku) => _shop.Products.SingleOrDefault(product => product["sku"]!.ToString() == sku && product["status"]!.ToString() != "trash");

    public string NameOf(string sku) => Find(sku)?["name"]?.ToString() ?? string.Empty;

    public JsonNode Send(string method, string path, JsonObject? body = null)
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

    /// <summary>The shop carries the next write out and its answer is lost.</summary>
    public void LoseNextAnswer() => _loses = true;

    public async Task<IReadOnlyList<string>> ParkedAsync() => [.. (await _store.Queries.ListParkedAsync(null, 10, Cancel)).Select(work => work.Reason.Code)];

    public async Task StartAsync(Action<CatalogFlowBuilder> configure)
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
            retail.Catalog("erp", "shop", catalog => configure(catalog.Where(product => product.Sku.StartsWith("SHOP-", StringComparison.Ordinal))));
        });
        builder.Services.AddHttpClient("shop").ConfigurePrimaryHttpMessageHandler(() => _wire);
        builder.Services.AddHttpClient("erp").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_erp));
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

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

        Assert.Fail($"It never came about that {what}. Parked: {string.Join(", ", await ParkedAsync())}");
    }

    /// <summary>Why the first entry waits for a person, once there is one.</summary>
    public async Task<string> ParkedOneAsync()
    {
        for (var step = 0; step < 1_000; step++)
        {
            if (await ParkedAsync() is [var code, ..])
            {
                return code;
            }

            await PassAsync(step < 20 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500));
        }

        return "nothing is parked";
    }

    /// <summary>Time before anything runs.</summary>
    public void Pass(TimeSpan time) => _time.Advance(time);

    /// <summary>Lets so much time pass.</summary>
    public async Task RestAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(10))
        {
            await PassAsync(TimeSpan.FromSeconds(10));
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

    private Task Committed(SimulatedCall call)
    {
        if (call.Request.Method == "GET")
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
