using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Orders;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.EndToEnd;

/// <summary>A simulated shop and a simulated Odoo with the order flow between them, on simulated time.</summary>
internal sealed class OrderWorld : IAsyncDisposable
{
    public const string Flow = "orders/shop/erp";

    private const string Key = "operator-key";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly InMemoryWorkStore _store;
    private readonly Dictionary<string, string> _taxes = [];
    private IHost? _host;

    private OrderWorld()
    {
        _store = new InMemoryWorkStore(_time);
        Shop = new WooCommerceSimulator(new() { Currency = "USD", Country = "US:CA" }, _time);
        Erp = new OdooSimulator(new OdooSimulatorOptions
        {
            ApiKeys = [new OdooApiKey(Key, 5, OdooGroups.Administrator, [1])],
            Companies = [new OdooCompany(1, "Example", "US", "USD", OdooTaxRounding.PerLine)],
            Time = _time,
        });
    }

    public WooCommerceSimulator Shop { get; }

    public OdooSimulator Erp { get; }

    public OdooClient Odoo => _host!.Services.GetRequiredKeyedService<OdooClient>("erp");

    public IStoreQueries Queries => _store.Queries;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A shop with two articles and a tax of 10 %, an ERP that has both, and the flow as configured.</summary>
    public static async Task<OrderWorld> OpenAsync(Action<OrderFlowBuilder>? configure = null, SimulatorVices? erpVices = null)
    {
        var world = new OrderWorld();
        foreach (var sku in new[] { "RED", "BLUE" })
        {
            world.Send("POST", "products", new JsonObject { ["name"] = sku, ["sku"] = sku, ["regular_price"] = "20.00" });
            world.Erp.AddProduct(sku, sku);
        }

        var rate = world.Send("POST", "taxes", new JsonObject { ["country"] = "US", ["rate"] = "10", ["name"] = "Tax", ["shipping"] = true })["id"]!.ToString();
        await world.SetUpTaxAsync(rate);
        await world.StartAsync(configure, erpVices);
        return world;
    }

    /// <summary>Places an order of both articles.</summary>
    public long Place(int red = 2, int blue = 1, string status = "processing", Action<JsonObject>? change = null)
    {
        var order = new JsonObject
        {
            ["status"] = status,
            ["payment_method"] = "cod",
            ["billing"] = Address("Jane", "1 Main St"),
            ["line_items"] = new JsonArray(Line("RED", red), Line("BLUE", blue)),
            ["shipping_lines"] = new JsonArray(new JsonObject { ["method_id"] = "flat_rate", ["method_title"] = "Parcel", ["total"] = "5.00" }),
        };
        change?.Invoke(order);
        return Send("POST", "orders", order)["id"]!.GetValue<long>();
    }

    public static JsonObject Address(string first, string street) => new()
    {
        ["first_name"] = first, ["last_name"] = "Doe", ["address_1"] = street, ["city"] = "Los Angeles", ["state"] = "CA", ["postcode"] = "90001",
        ["country"] = "US", ["email"] = $"{first.ToLowerInvariant()}@example.com",
    };

    public JsonNode Order(long id) => Shop.Orders.Single(order => order["id"]!.GetValue<long>() == id);

    public JsonNode Change(long id, JsonObject fields) => Send("PUT", $"orders/{id}", fields);

    public void Quantity(long id, int line, int quantity)
    {
        var item = Order(id)["line_items"]![line]!;
        var total = (quantity * 20m).ToString("0.00", CultureInfo.InvariantCulture);
        Change(id, new JsonObject
        {
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["id"] = item["id"]!.GetValue<long>(), ["quantity"] = quantity, ["subtotal"] = total, ["total"] = total,
            }),
        });
    }

    public void Status(long id, string status) => Change(id, new JsonObject { ["status"] = status });

    public IReadOnlyList<string> Notes(long id) =>
        [.. Get($"orders/{id}/notes").AsArray().Select(note => note!["note"]!.GetValue<string>()).Where(note => note.Contains("[SHOP-", StringComparison.Ordinal))];

    /// <summary>The documents of the ERP that carry the order's number, the oldest first.</summary>
    public IReadOnlyList<OdooSaleOrder> Documents(long id) =>
        [.. Erp.SaleOrders.Where(order => order.ClientOrderRef == id.ToString(CultureInfo.InvariantCulture))];

    public OdooSaleOrder Document(long id) => Assert.Single(Documents(id), order => order.State != "cancel");

    public async Task ShipAsync(OdooSaleOrder order)
    {
        var picking = Assert.Single(await Odoo.SearchReadAsync<OdooPicking>(
            OdooDomain.Equal("sale_id", order.Id).And(OdooDomain.Where("state", "not in", OdooValue.From(["done", "cancel"]))), new OdooQuery(), Cancel));
        foreach (var move in picking.MoveIds)
        {
            await Odoo.WriteAsync("stock.move", [move], new OdooValues().Set("picked", value: true), Cancel);
        }

        _ = await Odoo.With(new OdooContext().Set("skip_backorder", OdooValue.From(value: true)))
            .CallAsync("stock.picking", "button_validate", [picking.Id], parameters: null, Cancel);
    }

    /// <summary>Lets the flow look at an order until it has come to an end.</summary>
    public async Task<WorkView> SettleAsync(long id)
    {
        await HintAsync(id);
        return await EndAsync(id);
    }

    public async Task HintAsync(long id) =>
        await _host!.Services.GetRequiredService<IHintSink>().RaiseAsync([new Hint(RefOf(id), "test")], Cancel);

    public async Task<WorkView> EndAsync(long id)
    {
        for (var step = 0; step < 2_000; step++)
        {
            await PassAsync(step < 20 ? TimeSpan.Zero : step < 200 ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(5));
            if (await Queries.FindWorkAsync(new WorkKey(Flow, RefOf(id)), Cancel) is { State: WorkState.Done or WorkState.Parked } work)
            {
                return work;
            }
        }

        throw new InvalidOperationException($"The work on order {id} does not come to an end.");
    }

    public async Task PassAsync(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            _time.Advance(time);
        }

        // The engine runs on real threads: they get a real moment.
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancel);
    }

    public async Task<ParkReason> ParkedAsync(long id)
    {
        var all = await Queries.ListParkedAsync(Flow, 100, Cancel);
        return all.Single(work => work.Key.Source == RefOf(id)).Reason;
    }

    /// <summary>Why an order is parked; empty if it is not.</summary>
    public async Task<string> WhyAsync(long id) => string.Join(
        '\n', (await Queries.ListParkedAsync(Flow, 100, Cancel)).Where(work => work.Key.Source == RefOf(id)).Select(work => $"{work.Reason.Code}: {work.Reason.Explanation}"));

    public async Task<WorkView> ReplayAsync(long id)
    {
        await _store.CommitAsync(new Commit { Replays = [new WorkKey(Flow, RefOf(id))] }, Cancel);
        return await EndAsync(id);
    }

    public static EntityRef RefOf(long id) => new("shop", EntityKind.Order, id.ToString(CultureInfo.InvariantCulture));

    public async Task<IReadOnlyList<Link>> LinksAsync(long id) => await Queries.FindLinksAsync(RefOf(id), Cancel);

    public JsonNode Send(string method, string path, JsonObject body) => Send(method, path, body.ToJsonString());

    public JsonNode Get(string path) => Send("GET", path, string.Empty);

    public JsonNode Delete(string path) => Send("DELETE", path, string.Empty, "&force=true");

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(Cancel);
            _host.Dispose();
        }
    }

    private static JsonObject Line(string sku, int quantity) => new() { ["product_id"] = sku == "RED" ? 1 : 2, ["sku"] = sku, ["quantity"] = quantity };

    private JsonNode Send(string method, string path, string body, string query = "")
    {
        var answer = Shop.Handle(new()
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated" + query,
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(answer.Status is 200 or 201, answer.BodyText);
        return JsonNode.Parse(answer.BodyText)!;
    }

    private async Task SetUpTaxAsync(string rate)
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo("erp", Configure));
        services.AddHttpClient("erp").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(Erp));
        await using var provider = services.BuildServiceProvider();
        var account = Erp.Records("account.account").First(item => item["account_type"]?.ToString() == "liability_current")["id"]!.GetValue<int>();
        var taxes = await provider.GetRequiredKeyedService<OdooTaxSetup>("erp")
            .EnsureAsync("shop", [new OdooTaxRate(rate, "Tax", 10m, IsCompound: false)], account, Cancel);
        foreach (var (id, tax) in taxes)
        {
            _taxes[id] = tax;
        }
    }

    private async Task StartAsync(Action<OrderFlowBuilder>? configure, SimulatorVices? erpVices)
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
                shop.AttributeMetaKeys.Add("_po_number");
            });
            retail.AddOdoo("erp", Configure);
            retail.Orders("shop", "erp", orders =>
            {
                orders.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).PaymentMethod("cod", string.Empty).PurchaseOrder("_po_number");
                foreach (var (id, tax) in _taxes)
                {
                    orders.Tax(id, tax);
                }

                configure?.Invoke(orders);
            });
            retail.ConfigurePipelines(options => options.FeedInterval = TimeSpan.FromDays(1));
        });
        builder.Services.AddHttpClient("shop").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(Shop));
        builder.Services.AddHttpClient("erp").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(Erp, erpVices, _time));
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    private static void Configure(OdooOptions erp)
    {
        (erp.BaseAddress, erp.Database, erp.ApiKey, erp.CompanyId, erp.ReadRetries) = (new Uri("https://odoo.example"), "odoo", Key, 1, 0);
    }
}
