using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.Stock.World;

/// <summary>Two simulated shops and a simulated Odoo, with the order flows and a pool between them, on simulated time.</summary>
internal sealed class StockScene : IAsyncDisposable
{
    public const string Us = "shop-us";
    public const string De = "shop-de";
    private const string Erp = "erp-us";
    private const string Key = "operator-key";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryWorkStore _store;
    private readonly OdooSimulator _erp;
    private readonly Dictionary<string, WooCommerceSimulator> _shops = [];
    private readonly Dictionary<string, SimulatorHandler> _wires = [];
    private readonly HashSet<string> _lost = [];
    private readonly SimulatorHandler _erpWire;
    private string? _lostAtErp;
    private readonly Dictionary<string, int> _writes = [];
    private IHost? _host;

    private StockScene()
    {
        _store = new InMemoryWorkStore(_time);
        _erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = _time,
        });
        _erpWire = new SimulatorHandler(_erp)
        {
            AfterCommit = call =>
            {
                if (_lostAtErp is { } method && call.Request.Path.EndsWith(method, StringComparison.Ordinal))
                {
                    _lostAtErp = null;
                    call.Abandon();
                }

                return Task.CompletedTask;
            },
        };
        foreach (var name in new[] { Us, De })
        {
            _shops[name] = new WooCommerceSimulator(new() { Currency = "USD", Country = "US:CA" }, _time);
            _wires[name] = new SimulatorHandler(_shops[name]);
            Send(name, "POST", "products", new JsonObject { ["name"] = "MUG", ["sku"] = "MUG", ["regular_price"] = "20.00", ["manage_stock"] = true, ["stock_quantity"] = 0 });
        }
    }

    public IReadOnlyList<OdooSaleOrder> Documents => _erp.SaleOrders;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OdooClient Odoo => _host!.Services.GetRequiredKeyedService<OdooClient>(Erp);

    /// <summary>So many mugs lie in the warehouse.</summary>
    /// <param name="stock">How many.</param>
    /// <param name="feedInterval">How often the shops' orders are polled; the default when null.</param>
    public static async Task<StockScene> OpenAsync(int stock, TimeSpan? feedInterval = null)
    {
        var scene = new StockScene();
        await scene.StartAsync(feedInterval);
        var loaded = await scene.Odoo.LoadAsync(
            "product.product", ["id", "name", "default_code", "type", "is_storable", "list_price", "taxes_id/id", "invoice_policy"],
            [["shop.MUG", "MUG", "MUG", "consu", "1", "0", string.Empty, "order"]], Cancel);
        Assert.True(loaded.IsImported, loaded.Words);
        await scene.CountAsync(stock);
        return scene;
    }

    /// <summary>People count what lies there.</summary>
    public async Task CountAsync(int stock)
    {
        var product = _erp.Records("product.product").Single(record => record["default_code"]?.ToString() == "MUG")["id"]!.GetValue<int>();
        var warehouse = (await Odoo.SearchReadAsync<OdooWarehouse>(OdooDomain.All, new OdooQuery { Order = "id" }, Cancel))[0];
        var quants = await Odoo.With(new OdooContext().Set("inventory_mode", OdooValue.From(value: true))).CreateAsync(
            "stock.quant", [new OdooValues().Set("product_id", product).Set("location_id", warehouse.LotStockId.Id).Set("inventory_quantity", stock)], Cancel);
        await Odoo.CallAsync("stock.quant", "action_apply_inventory", quants, parameters: null, Cancel);
    }

    public long Shows(string shop) => _shops[shop].Products.Single()["stock_quantity"]!.GetValue<long>();

    public int Writes(string shop) => _writes.GetValueOrDefault(shop);

    /// <summary>The shop carries the next batch out and its answer is lost.</summary>
    public void LoseNextAnswer(string shop) => _lost.Add(shop);

    /// <summary>A customer buys, and a webhook tells of it unless it is lost.</summary>
    public async Task<long> BuyAsync(string shop, int quantity, bool told = true)
    {
        var order = Send(shop, "POST", "orders", new JsonObject
        {
            ["status"] = "processing",
            ["payment_method"] = "cod",
            ["billing"] = new JsonObject { ["first_name"] = "Jane", ["last_name"] = "Doe", ["country"] = "US", ["state"] = "CA", ["email"] = "jane@example.com" },
            ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = 1, ["sku"] = "MUG", ["quantity"] = quantity }),
        });
        var id = order["id"]!.GetValue<long>();
        if (told)
        {
            await HintAsync(shop, id);
        }

        return id;
    }

    public async Task HintAsync(string shop, long order) => await _host!.Services.GetRequiredService<IHintSink>()
        .RaiseAsync([new Hint(new EntityRef(shop, EntityKind.Order, order.ToString(CultureInfo.InvariantCulture)), "test")], Cancel);

    public void CancelOrder(string shop, long order) => Send(shop, "PUT", $"orders/{order}", new JsonObject { ["status"] = "cancelled" });

    /// <summary>The ERP carries the next call of this method out and its answer is lost.</summary>
    public void LoseErpAnswer(string method) => _lostAtErp = method;

    /// <summary>The customer moves, and a webhook tells of it.</summary>
    public async Task MoveAsync(string shop, long order)
    {
        Send(shop, "PUT", $"orders/{order}", new JsonObject { ["billing"] = new JsonObject { ["address_1"] = "2 Way", ["city"] = "San Diego" } });
        await HintAsync(shop, order);
    }

    /// <summary>No order reaches the ERP from now on.</summary>
    public async Task HoldOrdersAsync()
    {
        foreach (var shop in new[] { Us, De })
        {
            await _host!.Services.GetRequiredService<IOperatorActions>().HoldAsync(HoldTarget.Flow($"orders/{shop}/{Erp}"), "test", "test", Cancel);
        }
    }

    public async Task<string> ExplainAsync(string system) =>
        (await _host!.Services.GetRequiredService<IStockExplanations>().ExplainStockAsync(system, "MUG", Cancel)).Single().ToText();

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var step = 0; step < 2_000; step++)
        {
            if (condition())
            {
                return;
            }

            await PassAsync(step < 20 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(250));
        }

        var parked = string.Join('\n', (await _store.Queries.ListParkedAsync(null, 10, Cancel)).Select(work => $"{work.Key}: {work.Reason.Explanation}"));
        Assert.Fail($"It never came about that {what}. {Us} shows {Shows(Us)}, {De} shows {Shows(De)}.\n{parked}");
    }

    /// <summary>Lets so much time pass, in small steps.</summary>
    public async Task RestAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(500))
        {
            await PassAsync(TimeSpan.FromMilliseconds(500));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(Cancel);
            _host.Dispose();
        }
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

    private JsonNode Send(string shop, string method, string path, JsonObject body)
    {
        var answer = _shops[shop].Handle(new()
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        Assert.True(answer.Status is 200 or 201, answer.BodyText);
        return JsonNode.Parse(answer.BodyText)!;
    }

    private async Task StartAsync(TimeSpan? feedInterval)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSingleton<IWorkStore>(_store);
        builder.Services.AddRetailConnectors(retail =>
        {
            foreach (var name in new[] { Us, De })
            {
                retail.AddWooCommerce(name, shop =>
                {
                    shop.BaseAddress = new Uri($"https://{name}.example");
                    (shop.ConsumerKey, shop.ConsumerSecret, shop.ReadRetries) = ("ck_simulated", "cs_simulated", 0);
                });
                retail.Orders(name, Erp, orders => orders.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).PaymentMethod("cod", string.Empty));
            }

            retail.AddOdoo(Erp, erp => (erp.BaseAddress, erp.Database, erp.ApiKey, erp.CompanyId, erp.ReadRetries) = (new Uri("https://odoo.example"), "odoo", Key, 1, 0));
            retail.StockPool("us", Erp, pool => pool.Locations("WH1").Channel(Us).Channel(De).PooledFrom(10));
            retail.ConfigurePipelines(pipelines => pipelines.FeedInterval = feedInterval ?? pipelines.FeedInterval);
        });
        foreach (var (name, wire) in _wires)
        {
            wire.AfterCommit = call => Committed(name, call);
            builder.Services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => wire);
        }

        builder.Services.AddHttpClient(Erp).ConfigurePrimaryHttpMessageHandler(() => _erpWire);
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    private Task Committed(string shop, SimulatedCall call)
    {
        if (!call.Request.Path.EndsWith("/batch", StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        _writes[shop] = _writes.GetValueOrDefault(shop) + 1;
        if (_lost.Remove(shop))
        {
            call.Abandon();
        }

        return Task.CompletedTask;
    }
}
