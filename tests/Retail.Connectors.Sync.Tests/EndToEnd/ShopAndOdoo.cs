using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Odoo;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.EndToEnd;

/// <summary>A simulated shop and a simulated Odoo with flows between them, on simulated time: what scenes of one flow are made of.</summary>
internal sealed class ShopAndOdoo : IAsyncDisposable
{
    private const string Key = "operator-key";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryWorkStore _store;
    private readonly SimulatorHandler _wire;
    private readonly Func<SimulatedRequest, bool> _isWrite;
    private IHost? _host;
    private bool _loses;

    /// <param name="settings">The shop's settings.</param>
    /// <param name="isWrite">Which of the service's calls to the shop are counted, and may lose their answer.</param>
    public ShopAndOdoo(WooShopSettings settings, Func<SimulatedRequest, bool> isWrite)
    {
        _isWrite = isWrite;
        _store = new InMemoryWorkStore(_time);
        Erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = _time,
        });
        Shop = new WooCommerceSimulator(settings, _time);
        _wire = new SimulatorHandler(Shop) { AfterCommit = Committed };
    }

    public OdooSimulator Erp { get; }

    public WooCommerceSimulator Shop { get; }

    public int Writes { get; private set; }

    public IServiceProvider Services => _host!.Services;

    public OdooClient Odoo => Services.GetRequiredKeyedService<OdooClient>("erp");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task StartAsync(Action<RetailConnectorsBuilder> flows)
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
            flows(retail);
        });
        builder.Services.AddHttpClient("shop").ConfigurePrimaryHttpMessageHandler(() => _wire);
        builder.Services.AddHttpClient("erp").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(Erp));
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    /// <summary>Somebody does something in the shop.</summary>
    public JsonNode Send(string method, string path, JsonObject? body = null)
    {
        var answer = Shop.Handle(new()
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

    public async Task<IReadOnlyList<ParkedWork>> ParkedAsync() => await _store.Queries.ListParkedAsync(null, 10, Cancel);

    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var step = 0; step < 1_000; step++)
        {
            if (await condition())
            {
                return;
            }

            await PassAsync(step < 20 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500));
        }

        var parked = string.Join('\n', (await ParkedAsync()).Select(work => $"{work.Key}: {work.Reason.Code}: {work.Reason.Explanation}"));
        var products = string.Join('\n', Shop.Products.Select(product => $"{product["sku"]} {product["status"]} {product["regular_price"]} {product["sale_price"]}"));
        Assert.Fail($"It never came about that {what}.\n{products}\n{parked}");
    }

    /// <summary>Lets so much time pass, in steps.</summary>
    public async Task RestAsync(TimeSpan time, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            await PassAsync(step);
        }
    }

    /// <summary>Time before anything runs.</summary>
    public void Pass(TimeSpan time) => _time.Advance(time);

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
        if (!_isWrite(call.Request))
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
