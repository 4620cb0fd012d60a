using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Mapping;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sync.Refunds;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>The recorded shop and a simulated Odoo, with the flows of orders, refunds and credits between them, and the engine running.</summary>
internal sealed class RefundWorld : IAsyncDisposable
{
    public static readonly SystemName Shop = "shop";
    public static readonly SystemName Erp = "erp";

    private readonly ServiceProvider _services;
    private readonly ImmutableArray<IHostedService> _hosted;

    private RefundWorld(WooCommerceSimulator shop, OdooSimulator erp, SimulatorHandler wire, StoppableTime time, ServiceProvider services)
    {
        (Woo, Odoo, ErpWire, ShopTime, _services) = (shop, erp, wire, time, services);
        _hosted = [.. services.GetServices<IHostedService>()];
    }

    public WooCommerceSimulator Woo { get; }

    public OdooSimulator Odoo { get; }

    public StoppableTime ShopTime { get; }

    public SimulatorHandler ErpWire { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public IStoreQueries Store => _services.GetRequiredService<IWorkStore>().Queries;

    public static async Task<RefundWorld> StartAsync(Action<RefundFlowBuilder>? configure = null)
    {
        var time = new StoppableTime();
        var shop = RecordedShop.Load(RecordedShop.Settings with { MissesParallelRefunds = true }, time);
        var erp = new OdooSimulator(new OdooSimulatorOptions());
        foreach (var product in RecordedShop.Products.Where(product => product["sku"]?.ToString() is { Length: > 0 }).DistinctBy(product => product["sku"]!.ToString()))
        {
            erp.AddProduct(product["sku"]!.ToString(), product["name"]!.ToString());
        }

        erp.AddPricelist("Shop EUR", "EUR", "retail.price_list_eur");
        var wire = new SimulatorHandler(erp);
        var rates = RecordedShop.TaxRates.Select(rate => new OdooTaxRate(
            rate["id"]!.ToString(), rate["name"]!.ToString(), decimal.Parse(rate["rate"]!.ToString(), CultureInfo.InvariantCulture), rate["compound"]!.GetValue<bool>())).ToList();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddRetailConnectors(retail =>
        {
            retail.UseInMemory();
            retail.AddWooCommerce(Shop.Value, woo =>
            {
                woo.BaseAddress = new Uri(shop.Settings.SiteUrl);
                woo.ConsumerKey = shop.Settings.Keys[0].ConsumerKey;
                woo.ConsumerSecret = shop.Settings.Keys[0].ConsumerSecret;
                woo.RetryDelay = TimeSpan.FromMilliseconds(10);
                woo.SettleAfter = TimeSpan.FromSeconds(1);
            });
            retail.AddOdoo(Erp.Value, odoo =>
            {
                odoo.BaseAddress = new Uri("https://erp.example");
                odoo.Database = "odoo";
                odoo.ApiKey = "operator-key";
                odoo.CompanyId = 2;
                odoo.RetryDelay = TimeSpan.FromMilliseconds(10);
                odoo.SettleAfter = TimeSpan.FromSeconds(1);
                odoo.PriceLists["EUR"] = "retail.price_list_eur";
            });
            retail.Orders(from: Shop, to: Erp, orders =>
            {
                // The recorded orders stay where they are.
                orders.From(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
                foreach (var rate in rates)
                {
                    orders.Tax(rate.Id, $"retail.{Shop}_tax_{rate.Id}");
                }

                foreach (var method in new[] { "bacs", "cheque", "cod", "stripe", "paypal", string.Empty })
                {
                    orders.PaymentMethod(method, method);
                }
            });
            retail.Refunds(from: Shop, to: Erp, configure);
            retail.Credits(from: Erp, to: Shop);
            retail.ConfigurePipelines(pipelines =>
            {
                pipelines.FeedInterval = TimeSpan.FromMilliseconds(500);
                pipelines.PollInterval = TimeSpan.FromMilliseconds(50);
                pipelines.RetryDelay = TimeSpan.FromMilliseconds(50);
                pipelines.MaxRetryDelay = TimeSpan.FromMilliseconds(500);
                pipelines.RefusalsUntilHeld = 0;
            });
        });
        services.AddHttpClient(Shop.Value).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(shop));
        services.AddHttpClient(Erp.Value).ConfigurePrimaryHttpMessageHandler(() => wire);
        var world = new RefundWorld(shop, erp, wire, time, services.BuildServiceProvider());
        await world.Get<OdooTaxSetup>(Erp).EnsureAsync(Shop, rates, 1414, Token);
        foreach (var hosted in world._hosted)
        {
            await hosted.StartAsync(Token);
        }

        return world;
    }

    public T Get<T>(SystemName system)
        where T : notnull => _services.GetRequiredKeyedService<T>(system.Value);

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _hosted.Reverse())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }

    public static EntityRef OrderRef(long id) => new(Shop, EntityKind.Order, id.ToString(CultureInfo.InvariantCulture));

    public static EntityRef RefundRef(long id) => new(Shop, EntityKind.Refund, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes to the shop as somebody else does.</summary>
    public JsonNode Send(string method, string path, string body = "")
    {
        var key = Woo.Settings.Keys[0];
        var answer = Woo.Handle(new SimulatedRequest
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = $"consumer_key={key.ConsumerKey}&consumer_secret={key.ConsumerSecret}",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(answer.Status is >= 200 and <= 299, answer.BodyText);
        return JsonNode.Parse(answer.BodyText)!;
    }

    /// <summary>Places a paid order over a recorded product, taxed where the shop is.</summary>
    public JsonNode Place(int quantity = 2, string more = "", long? product = null)
    {
        product ??= RecordedShop.Products.First(product => product["type"]!.ToString() == "simple" && product["sku"]?.ToString() is { Length: > 0 })["id"]!.GetValue<long>();
        return Send("POST", "orders", $$"""
            {"status":"processing","set_paid":true,"payment_method":"bacs","billing":{"first_name":"Jane","last_name":"Doe","email":"jane@example.com","country":"US","state":"CA","city":"Los Angeles","postcode":"90001"},
             "line_items":[{"product_id":{{product}},"quantity":{{quantity}}}],
             "shipping_lines":[{"method_id":"flat_rate","method_title":"Parcel","total":"5.00"}]{{more}}}
            """);
    }

    public long Refund(long order, string body) => Send("POST", $"orders/{order}/refunds", body)["id"]!.GetValue<long>();

    public async Task HintAsync(params EntityRef[] records) =>
        await _services.GetRequiredService<IHintSink>().RaiseAsync([.. records.Select(record => new Hint(record, "test"))], Token);

    public async Task<Link> LinkAsync(EntityRef source, LinkRole role)
    {
        Link? found = null;
        await EventuallyAsync(async () => (found = (await Store.FindLinksAsync(source, Token)).FirstOrDefault(link => link.Role == role)) is not null, $"{source} has no {role}");
        return found!;
    }

    public async Task<ParkedWork> ParkedAsync(string flow, EntityRef record)
    {
        ParkedWork? found = null;
        await EventuallyAsync(
            async () => (found = (await Store.ListParkedAsync(flow, 1000, Token)).FirstOrDefault(work => work.Key.Source == record)) is not null, $"{record} is not parked");
        return found!;
    }

    /// <summary>Waits until a piece of work is done or parked, however often it was asked for.</summary>
    public Task IdleAsync(string flow, EntityRef record) => EventuallyAsync(
        async () => await Store.FindWorkAsync(new WorkKey(flow, record), Token) is { State: WorkState.Done or WorkState.Parked }, $"{flow} is not done with {record}");

    /// <summary>Brings an order into the ERP and posts the invoice over it, as the flow of invoices would.</summary>
    public async Task<(Order Order, Link Document, Receipt Invoice)> InvoiceAsync(long id)
    {
        await HintAsync(OrderRef(id));
        var document = await LinkAsync(OrderRef(id), LinkRole.SalesOrder);
        var order = (await Get<IReader<Order>>(Shop).ReadAsync(OrderRef(id), Token))!.Value;
        var mappings = _services.GetRequiredService<IMappings>();
        var invoice = new PostInvoice
        {
            Key = EffectKey.For(order.Ref, "invoice", Erp),
            Document = document.Target,
            Submitted = EffectKey.For(order.Ref, SubmitOrder.Verb, Erp),
            Date = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            Totals = new DocumentTotals(
                order.Totals.Goods + order.Totals.Charges, [.. order.Taxes.Select(rate => new TaxAmount(rate.RateId, rate.Tax))], order.Totals.Grand),
            Codes = new OrderCodes
            {
                PaymentMethod = string.Empty,
                Taxes = order.Taxes.ToImmutableSortedDictionary(
                    rate => rate.RateId, rate => mappings.TryMap(MappingTables.Tax, Shop, Erp, rate.RateId, out var tax) ? tax : string.Empty, StringComparer.Ordinal),
            },
        };
        var until = TimeProvider.System.GetCurrentInstant() + Duration.FromMinutes(2);
        var result = await Get<ICommandHandler<PostInvoice>>(Erp).ApplyAsync(invoice, new EffectContext(invoice.Key, null, until), Token);
        var receipt = Assert.IsType<EffectResult.Reached>(result).Receipt;
        var link = new Link(order.Ref, LinkRole.Invoice, receipt.Document, receipt.DisplayName);
        await _services.GetRequiredService<IWorkStore>().CommitAsync(new Commit { Links = [link] }, Token);
        return (order, document, receipt);
    }

    /// <summary>A product that both sides know, and of which the ERP has ten in stock.</summary>
    public async Task<long> StockedProductAsync(string sku)
    {
        var client = Get<OdooClient>(Erp);
        var loaded = await client.LoadAsync(
            "product.product", ["id", "name", "default_code", "type", "is_storable", "list_price", "taxes_id/id", "invoice_policy"],
            [[$"live.{sku}", sku, sku, "consu", "1", "0", string.Empty, "order"]], Token);
        Assert.True(loaded.IsImported, loaded.Words);
        var shelf = Odoo.Records("stock.warehouse")[0]["lot_stock_id"]!;
        var quants = await client.With(new OdooContext().Set("inventory_mode", OdooValue.From(value: true))).CreateAsync(
            "stock.quant",
            [new OdooValues().Set("product_id", loaded.Ids[0]).Set("location_id", (shelf as JsonArray)?[0]!.GetValue<long>() ?? shelf.GetValue<long>()).Set("inventory_quantity", 10m)], Token);
        await client.CallAsync("stock.quant", "action_apply_inventory", quants, parameters: null, Token);
        return Send("POST", "products", $$"""{"name":"{{sku}}","sku":"{{sku}}","regular_price":"10.00","tax_status":"none"}""")["id"]!.GetValue<long>();
    }

    /// <summary>The ERP ships an order.</summary>
    public async Task ShipAsync(Link document)
    {
        var picking = Odoo.Records("stock.picking").Single(picking => ((picking["sale_id"] as JsonArray)?[0] ?? picking["sale_id"])?.ToString() == document.Target.Id);
        await Get<OdooClient>(Erp).With(new OdooContext().Set("skip_backorder", OdooValue.From(value: true)))
            .CallAsync("stock.picking", "button_validate", [picking["id"]!.GetValue<long>()], parameters: null, Token);
    }

    /// <summary>A person credits a part of an invoice in Odoo. The wizard copies the invoice's source document.</summary>
    public async Task<EntityRef> CreditByHandAsync(Receipt invoice, decimal net)
    {
        var client = Get<OdooClient>(Erp);
        var of = Odoo.Records("account.move").Single(move => move["id"]!.ToString() == invoice.Document.Id);
        var fee = Odoo.Records("product.product").First(product => product["default_code"]?.ToString() == "FEE")["id"]!.ToString();
        var partner = of["partner_id"] is JsonArray pair ? pair[0]!.ToString() : of["partner_id"]!.ToString();
        var loaded = await client.LoadAsync(
            "account.move",
            ["id", "move_type", "partner_id/.id", "invoice_date", "reversed_entry_id/.id", "invoice_origin", "invoice_line_ids/id", "invoice_line_ids/product_id/.id", "invoice_line_ids/name", "invoice_line_ids/quantity", "invoice_line_ids/price_unit"],
            [[$"hand.{invoice.Document.Id}", "out_refund", partner, of["invoice_date"]!.ToString(), invoice.Document.Id, of["invoice_origin"]!.ToString(), $"hand.{invoice.Document.Id}_1", fee, "By hand", "1", net.ToString(CultureInfo.InvariantCulture)]],
            Token);
        Assert.True(loaded.IsImported, loaded.Words);
        await client.CallAsync("account.move", "action_post", [loaded.Ids[0]], parameters: null, Token);
        return new EntityRef(Erp, EntityKind.CreditNote, loaded.Ids[0].ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Posted documents of a type in the ERP, as it keeps them.</summary>
    public IReadOnlyList<JsonObject> Moves(string type) =>
        [.. Odoo.Records("account.move").Where(move => move["move_type"]!.ToString() == type && move["state"]!.ToString() == "posted")];

    /// <summary>What credit notes against an invoice come to.</summary>
    public decimal Credited(Receipt invoice) => Moves("out_refund")
        .Where(move => move["reversed_entry_id"]?.ToString() == invoice.Document.Id || (move["reversed_entry_id"] as JsonArray)?[0]?.ToString() == invoice.Document.Id)
        .Sum(move => move["amount_total"]!.GetValue<decimal>());

    public static async Task EventuallyAsync(Func<Task<bool>> condition, string otherwise)
    {
        // Generous: the machine may be busy, and a test that passes never waits so long.
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(60);
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, otherwise);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        }
    }
}
