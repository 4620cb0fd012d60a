using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.Fulfilment;

/// <summary>
/// A simulated shop and a simulated Odoo with the engine between them, all on one clock that the test moves; and what people do on both
/// sides, with raw calls.
/// </summary>
internal sealed class FulfilmentWorld : IAsyncDisposable
{
    public const string ShopName = "shop-us";
    public const string ErpName = "erp-us";

    private const int Company = 1;
    private const string ErpKey = "operator-key";
    private const int TaxAccount = 1414;

    private IHost? _host;

    private FulfilmentWorld()
    {
        Shop = new WooCommerceSimulator(new WooShopSettings(), Time);
        Erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(ErpKey, 5, OdooGroups.Administrator, [Company])],
            Companies = [new OdooCompany(Company, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = Time,
        });
        ShopWire = new SimulatorHandler(Shop, time: Time);
        ErpWire = new SimulatorHandler(Erp, time: Time);
        Send("POST", "taxes", new JsonObject { ["country"] = "US", ["state"] = "CA", ["rate"] = "10", ["name"] = "Tax" });
        foreach (var sku in new[] { "A-1", "A-2" })
        {
            Send("POST", "products", new JsonObject { ["name"] = sku, ["sku"] = sku, ["regular_price"] = "20.00" });
            AddGoods(sku);
        }
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 15, 8, 0, 0, TimeSpan.Zero));

    public WooCommerceSimulator Shop { get; }

    public OdooSimulator Erp { get; }

    public SimulatorHandler ShopWire { get; }

    public SimulatorHandler ErpWire { get; }

    public IWorkStore Store => _host!.Services.GetRequiredService<IWorkStore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts the engine with the flow of orders and those that the test adds.</summary>
    public static async Task<FulfilmentWorld> StartAsync(Action<RetailConnectorsBuilder> flows)
    {
        var world = new FulfilmentWorld();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(world.Time);
        var rate = world.Shop.TaxRates[0]["id"]!.ToString();
        builder.Services.AddRetailConnectors(retail =>
        {
            world.Connect(retail);
            retail.UseInMemory();
            retail.Orders(ShopName, ErpName, orders => orders.From(DateTimeOffset.UnixEpoch).PaymentMethod("stripe", "BNK1"));
            retail.ConfigurePipelines(pipelines => pipelines.FeedInterval = TimeSpan.FromSeconds(20));
            flows(retail);
        });
        await world.SetUpTaxesAsync(builder.Services, rate);
        world._host = builder.Build();
        await world._host.StartAsync(Cancel);
        return world;
    }

    /// <summary>Places a paid order of so many pieces of A-1.</summary>
    public string PlaceOrder(int quantity = 4, bool paid = true) => Send("POST", "orders", new JsonObject
    {
        ["payment_method"] = "stripe",
        ["transaction_id"] = "ch_1",
        ["set_paid"] = paid,
        ["status"] = paid ? "processing" : "on-hold",
        ["billing"] = new JsonObject { ["first_name"] = "Jane", ["country"] = "US", ["state"] = "CA", ["email"] = "jane@example.com" },
        ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = Shop.Products[0]["id"]!.GetValue<long>(), ["quantity"] = quantity }),
    })["id"]!.ToString();

    public JsonNode Order(string id) => Send("GET", $"orders/{id}");

    public string StatusOf(string id) => Order(id)["status"]!.ToString();

    /// <summary>A field of the order's meta data; null if it has none.</summary>
    public JsonNode? Meta(string id, string key) => Order(id)["meta_data"]!.AsArray().LastOrDefault(meta => meta!["key"]!.ToString() == key)?["value"];

    public string[] Tracking(string id) =>
        [.. (Meta(id, "_wc_shipment_tracking_items")?.AsArray() ?? []).Select(entry => entry!["tracking_number"]!.ToString())];

    public IEnumerable<JsonObject> Moves(string type) => Erp.Records("account.move").Where(move => move["move_type"]!.ToString() == type);

    public IReadOnlyList<JsonObject> Payments => Erp.Records("account.payment");

    /// <summary>What leaves the warehouse of the only open delivery: so many pieces, the rest later. Returns the delivery.</summary>
    public int Ship(decimal quantity, string tracking = "")
    {
        var picking = Assert.Single(Erp.Records("stock.picking"), picking => picking["state"]!.ToString() is not ("done" or "cancel"));
        var id = picking["id"]!.GetValue<int>();
        Call("stock.move", "write", [.. picking["move_ids"]!.AsArray().Select(move => move!.GetValue<int>())],
            new JsonObject { ["vals"] = new JsonObject { ["quantity"] = quantity, ["picked"] = true } });
        if (tracking.Length > 0)
        {
            Track(id, tracking);
        }

        Call("stock.picking", "button_validate", [id], new JsonObject { ["context"] = new JsonObject { ["skip_backorder"] = true } });
        return id;
    }

    public void Track(int picking, string number) =>
        Call("stock.picking", "write", [picking], new JsonObject { ["vals"] = new JsonObject { ["carrier_tracking_ref"] = number } });

    /// <summary>Somebody in accounting posts an invoice over all of the only sales order, past the connector.</summary>
    public int InvoiceByHand()
    {
        var order = Assert.Single(Erp.Records("sale.order"));
        var lines = Erp.Records("sale.order.line").Where(line => line["order_id"]!.GetValue<int>() == order["id"]!.GetValue<int>());
        var move = Create("account.move", new JsonObject
        {
            ["move_type"] = "out_invoice",
            ["partner_id"] = order["partner_invoice_id"]!.DeepClone(),
            ["invoice_date"] = "2026-06-15",
            ["company_id"] = Company,
            ["invoice_line_ids"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonArray(0, 0, new JsonObject
            {
                ["product_id"] = line["product_id"]!.DeepClone(),
                ["name"] = line["name"]!.DeepClone(),
                ["quantity"] = line["product_uom_qty"]!.DeepClone(),
                ["price_unit"] = line["price_unit"]!.DeepClone(),
                ["tax_ids"] = new JsonArray(new JsonArray(6, 0, line["tax_ids"]!.DeepClone())),
                ["sale_line_ids"] = new JsonArray(new JsonArray(6, 0, new JsonArray(line["id"]!.GetValue<int>()))),
            }))]),
        });
        Call("account.move", "action_post", [move]);
        return move;
    }

    public void CloseBooks(string through) =>
        Call("res.company", "write", [Company], new JsonObject { ["vals"] = new JsonObject { ["fiscalyear_lock_date"] = through } });

    public void ErpWrite(string model, int id, JsonObject values) => Call(model, "write", [id], new JsonObject { ["vals"] = values });

    public void SetShopStatus(string id, string status) => Send("PUT", $"orders/{id}", new JsonObject { ["status"] = status });

    public async Task HintAsync(EntityRef record) =>
        await _host!.Services.GetRequiredService<IHintSink>().RaiseAsync([new Hint(record, "test")], Cancel);

    public async Task<IReadOnlyList<ParkedWork>> ParkedAsync(string flow) => [.. await Store.Queries.ListParkedAsync(flow, 100, Cancel)];

    /// <summary>Lets time pass in small steps until something is true.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var step = 0; step < 400; step++)
        {
            if (condition())
            {
                return;
            }

            await StepAsync(Duration.FromSeconds(1));
        }

        var parked = new List<ParkedWork>();
        foreach (var flow in _host!.Services.GetServices<Pipelines.Flows.FlowDefinition>())
        {
            parked.AddRange(await ParkedAsync(flow.Name));
        }

        Assert.Fail($"It never came about that {what}. Parked: {string.Join(" | ", parked.Select(item => $"{item.Key}: {item.Reason}"))}");
    }

    /// <summary>Lets so much time pass, and the engine do what it does.</summary>
    public async Task PassAsync(Duration time)
    {
        for (var left = time; left > Duration.Zero; left -= Duration.FromSeconds(1))
        {
            await StepAsync(Duration.FromSeconds(1));
        }
    }

    /// <summary>What the shop and the ERP hold, to see that nothing is written any more.</summary>
    public string Picture(string order) => string.Join('\n',
        [Order(order).ToJsonString(), .. Moves("out_invoice").Concat(Payments).Concat(Erp.Records("sale.order")).Select(record => record.ToJsonString())]);

    public JsonNode Send(string method, string path, JsonObject? body = null)
    {
        var answer = Shop.Handle(new SimulatedRequest
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? string.Empty),
        });
        Assert.True(answer.Status is >= 200 and <= 299, answer.BodyText);
        return JsonNode.Parse(answer.BodyText)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        ShopWire.Dispose();
        ErpWire.Dispose();
    }

    private void Connect(RetailConnectorsBuilder retail)
    {
        retail.AddWooCommerce(ShopName, shop =>
        {
            shop.BaseAddress = new Uri("https://shop.example");
            (shop.ConsumerKey, shop.ConsumerSecret) = ("ck_simulated", "cs_simulated");
            shop.ReadRetries = 0;
        });
        retail.AddOdoo(ErpName, erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = "odoo";
            erp.ApiKey = ErpKey;
            erp.CompanyId = Company;
            erp.ReadRetries = 0;
        });
        retail.Services.AddHttpClient(ShopName).ConfigurePrimaryHttpMessageHandler(() => new DatedHandler(ShopWire, Time));
        retail.Services.AddHttpClient(ErpName).ConfigurePrimaryHttpMessageHandler(() => ErpWire);
    }

    /// <summary>What an administrator does before the first order.</summary>
    private async Task SetUpTaxesAsync(IServiceCollection host, string rate)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddRetailConnectors(Connect);
        await using var provider = services.BuildServiceProvider();
        var taxes = await provider.GetRequiredKeyedService<OdooTaxSetup>(ErpName).EnsureAsync(
            ShopName, [new OdooTaxRate(rate, "Tax", 10m, IsCompound: false)], TaxAccount, Cancel);
        host.AddSingleton(new Pipelines.Mapping.MappingRow("tax", ShopName, ErpName, rate, taxes[rate]));
    }

    private void AddGoods(string sku)
    {
        var product = Create("product.product", new JsonObject
        {
            ["name"] = sku, ["default_code"] = sku, ["type"] = "consu", ["is_storable"] = true, ["list_price"] = 20, ["taxes_id"] = new JsonArray(),
        });
        var warehouse = Erp.Records("stock.warehouse")[0]["lot_stock_id"]!.GetValue<int>();
        var quant = Create(
            "stock.quant", new JsonObject { ["product_id"] = product, ["location_id"] = warehouse, ["inventory_quantity"] = 100 },
            new JsonObject { ["inventory_mode"] = true });
        Call("stock.quant", "action_apply_inventory", [quant], new JsonObject { ["context"] = new JsonObject { ["inventory_mode"] = true } });
    }

    private int Create(string model, JsonObject values, JsonObject? context = null)
    {
        var body = new JsonObject { ["vals_list"] = new JsonArray(values) };
        if (context is not null)
        {
            body["context"] = context;
        }

        return Call(model, "create", [], body)!.AsArray()[0]!.GetValue<int>();
    }

    private JsonNode? Call(string model, string method, int[] ids, JsonObject? arguments = null)
    {
        var body = arguments ?? [];
        if (ids.Length > 0)
        {
            body["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]);
        }

        var answer = Erp.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = string.Create(CultureInfo.InvariantCulture, $"/json/2/{model}/{method}"),
            Headers = [new("Authorization", $"bearer {ErpKey}"), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        Assert.True(answer.Status == 200, answer.BodyText);
        return JsonNode.Parse(answer.BodyText);
    }

    private async Task StepAsync(Duration time)
    {
        Time.Advance(time.ToTimeSpan());

        // The engine runs on real threads: they get a real moment.
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancel);
    }

    /// <summary>The web server before the shop, which tells the time.</summary>
    private sealed class DatedHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.Date = time.GetUtcNow();
            return response;
        }
    }
}
