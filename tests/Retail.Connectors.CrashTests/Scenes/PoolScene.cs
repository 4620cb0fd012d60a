using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.CrashTests.Worker;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A simulated shop that sells what a simulated ERP has, and the workers that publish one pool between them.</summary>
internal sealed class PoolScene : IAsyncDisposable
{
    public const string Flow = $"stock/{WorkerSettings.Pool}";

    private const string Key = "operator-key";
    private const string Location = "WH1";

    private readonly DirectoryInfo _folder;
    private readonly WooCommerceSimulator _shop;
    private readonly OdooSimulator _erp;
    private readonly SimulatorHost _shopHost;
    private readonly SimulatorHost _erpHost;
    private readonly ServiceProvider _operator;
    private readonly StoreUnderTest _store;
    private readonly ConcurrentDictionary<string, int> _most = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _tooMany = new();

    private PoolScene(
        DirectoryInfo folder, WooCommerceSimulator shop, OdooSimulator erp, SimulatorHost shopHost, SimulatorHost erpHost, StoreUnderTest store, string settings)
    {
        (_folder, _shop, _erp, _shopHost, _erpHost, _store) = (folder, shop, erp, shopHost, erpHost, store);
        Workers = new Workforce(settings);
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo(WorkerSettings.Erp, options =>
            (options.BaseAddress, options.Database, options.ApiKey, options.CompanyId) = (new Uri("https://erp.example"), "odoo", Key, 1)));
        services.AddHttpClient(WorkerSettings.Erp).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(erp));
        _operator = services.BuildServiceProvider();
        _shopHost.AfterCommit = call =>
        {
            Judge(call);
            return Task.CompletedTask;
        };
    }

    public Workforce Workers { get; }

    public IWorkStore Store => _store.Store;

    /// <summary>Writes that showed more than was safe.</summary>
    public IReadOnlyCollection<string> TooMany => _tooMany;

    /// <summary>Units of each article that lie in the ERP's warehouse.</summary>
    public Dictionary<string, int> There { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Sold { get; } = new(StringComparer.Ordinal);

    private OdooClient Odoo => _operator.GetRequiredKeyedService<OdooClient>(WorkerSettings.Erp);

    public static async Task<PoolScene> CreateAsync(StoreKind kind, int articles, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("retail-pool-");
        var store = await StoreUnderTest.CreateAsync(kind, folder.FullName);
        var shop = new WooCommerceSimulator(new() { Currency = "USD", Country = "US:CA" }, TimeProvider.System);
        var erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
        });
        var shopHost = await SimulatorHost.StartAsync(shop, SimulatorVices.None, TimeProvider.System, cancellationToken: cancellationToken);
        var erpHost = await SimulatorHost.StartAsync(erp, SimulatorVices.None, TimeProvider.System, cancellationToken: cancellationToken);
        var file = Path.Combine(folder.FullName, "settings.json");
        new WorkerSettings
        {
            ShopAddress = shopHost.BaseAddress,
            ShopKey = "ck_simulated",
            ShopSecret = "cs_simulated",
            ErpAddress = erpHost.BaseAddress,
            ErpDatabase = "odoo",
            ErpKey = Key,
            ErpCompany = 1,
            Taxes = new Dictionary<string, string>(StringComparer.Ordinal),
            PriceLists = new Dictionary<string, string>(StringComparer.Ordinal),
            PaymentMethods = new Dictionary<string, string>(StringComparer.Ordinal) { ["cod"] = string.Empty },
            From = DateTimeOffset.UnixEpoch,
            SqliteFile = store.SqliteFile,
            PostgreSqlConnection = store.Connection,
            Schema = store.Schema,
            PoolLocation = Location,
        }.Write(file);
        var scene = new PoolScene(folder, shop, erp, shopHost, erpHost, store, file);
        await scene.StockAsync(articles, cancellationToken);
        return scene;
    }

    /// <summary>Units that the shop shows of each article.</summary>
    public Dictionary<string, int> Shown() => _shop.Products.ToDictionary(
        product => product["sku"]!.GetValue<string>(), product => (int)product["stock_quantity"]!.GetValue<long>(), StringComparer.Ordinal);

    /// <summary>People count all articles; what they counted before may be shown until it is known.</summary>
    public async Task CountAsync(Random random, CancellationToken cancellationToken)
    {
        var before = There.ToDictionary(StringComparer.Ordinal);
        foreach (var sku in before.Keys)
        {
            There[sku] = random.Next(20, 60);
            _most[sku] = Math.Max(before[sku], There[sku]) - Sold[sku];
        }

        await CountAsync(cancellationToken);
    }

    /// <summary>A customer buys a piece of some article, and nobody is told.</summary>
    public void Buy(string sku)
    {
        var product = _shop.Products.Single(product => product["sku"]!.GetValue<string>() == sku)["id"]!.GetValue<long>();
        Send("orders", new JsonObject
        {
            ["status"] = "processing",
            ["payment_method"] = "cod",
            ["billing"] = new JsonObject { ["first_name"] = "Jane", ["last_name"] = "Doe", ["country"] = "US", ["state"] = "CA", ["email"] = "jane@example.com" },
            ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = product, ["quantity"] = 1 }),
        });
        Sold[sku]++;
    }

    /// <summary>Whether the shop shows what is there, less what was sold.</summary>
    public bool IsRight() => Shown().All(shown => shown.Value == There[shown.Key] - Sold[shown.Key]);

    public async ValueTask DisposeAsync()
    {
        Workers.Dispose();
        await _store.DisposeAsync();
        await _shopHost.DisposeAsync();
        await _erpHost.DisposeAsync();
        await _operator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StockAsync(int articles, CancellationToken cancellationToken)
    {
        for (var number = 0; number < articles; number++)
        {
            var sku = string.Create(CultureInfo.InvariantCulture, $"ART-{number:000}");
            Send("products", new JsonObject { ["name"] = sku, ["sku"] = sku, ["regular_price"] = "20.00", ["manage_stock"] = true, ["stock_quantity"] = 0 });
            (There[sku], Sold[sku], _most[sku]) = (40, 0, 40);
        }

        var loaded = await Odoo.LoadAsync(
            "product.product", ["id", "name", "default_code", "type", "is_storable", "list_price", "taxes_id/id", "invoice_policy"],
            [.. There.Keys.Select(sku => (IReadOnlyList<string>)["shop." + sku, sku, sku, "consu", "1", "0", string.Empty, "order"])], cancellationToken);
        Assert.True(loaded.IsImported, loaded.Words);
        await CountAsync(cancellationToken);
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var place = (await Odoo.SearchReadAsync<OdooWarehouse>(OdooDomain.All, new OdooQuery { Order = "id" }, cancellationToken))[0].LotStockId.Id;
        var products = _erp.Records("product.product").Where(record => There.ContainsKey(record["default_code"]?.ToString() ?? string.Empty))
            .ToDictionary(record => record["default_code"]!.ToString(), record => record["id"]!.GetValue<int>(), StringComparer.Ordinal);
        var quants = await Odoo.With(new OdooContext().Set("inventory_mode", OdooValue.From(value: true))).CreateAsync(
            "stock.quant",
            [.. There.Select(article => new OdooValues().Set("product_id", products[article.Key]).Set("location_id", place).Set("inventory_quantity", article.Value))],
            cancellationToken);
        await Odoo.CallAsync("stock.quant", "action_apply_inventory", quants, parameters: null, cancellationToken);
    }

    /// <summary>Nothing that was ever true since the last count allows more than this.</summary>
    private void Judge(SimulatedCall call)
    {
        if (!call.Request.Path.EndsWith("/batch", StringComparison.Ordinal) || call.Response is not { } response)
        {
            return;
        }

        foreach (var product in JsonNode.Parse(response.BodyText)!["update"]!.AsArray())
        {
            var (sku, number) = (product!["sku"]!.GetValue<string>(), product["stock_quantity"]!.GetValue<int>());
            if (number > _most[sku])
            {
                _tooMany.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{number} of {sku}, of which {_most[sku]} are safe"));
            }
        }
    }

    private void Send(string path, JsonObject body)
    {
        var answer = _shop.Handle(new()
        {
            Method = "POST",
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        Assert.True(answer.Status == 201, answer.BodyText);
    }
}
