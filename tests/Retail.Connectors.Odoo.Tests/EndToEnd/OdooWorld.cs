using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Odoo.Tests.Orders;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Returns;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>
/// The connector on a real Odoo 19, or on the simulator, with a shop's taxes and products set up. Names are new at each run, so
/// that runs do not meet.
/// </summary>
internal sealed class OdooWorld : IAsyncDisposable
{
    public const string Erp = TestHost.Erp;

    private const string SimulatorKey = "operator-key";

    private static readonly SemaphoreSlim Gate = new(1);
    private static ImmutableSortedDictionary<string, string>? _liveTaxes;

    private readonly ServiceProvider _services;

    private OdooWorld(ServiceProvider services) => _services = services;

    public string Run { get; } = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..10];

    public ImmutableSortedDictionary<string, string> Taxes { get; private set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Breaks calls to the simulator; null on a real server.</summary>
    public CallBreaker? Breaker { get; private init; }

    public OdooClient Client => Get<OdooClient>();

    public static LocalDate Today => LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public T Get<T>()
        where T : notnull => _services.GetRequiredKeyedService<T>(Erp);

    /// <summary>
    /// The simulator, whose company and prices round as given, or a real server: if its variables are not set the test is skipped and says why.
    /// </summary>
    public static async Task<OdooWorld> OpenAsync(bool live, OdooTaxRounding rounding = OdooTaxRounding.PerLine, int? priceDigits = null)
    {
        var (url, database, key) = (Setting("URL"), Setting("DB"), Setting("KEY"));
        Assert.SkipWhen(
            live && (url is null || database is null || key is null),
            "No real Odoo: set RETAIL_LIVE_ODOO_URL, RETAIL_LIVE_ODOO_DB and RETAIL_LIVE_ODOO_KEY (a test database, an accounting administrator's key).");
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo(Erp, options =>
        {
            options.BaseAddress = new Uri(live ? url! : "https://odoo.example");
            options.AllowHttpToLoopback = true;
            options.Database = live ? database! : "odoo";
            options.ApiKey = live ? key! : SimulatorKey;
            options.CompanyId = live ? long.Parse(Setting("COMPANY") ?? "2", CultureInfo.InvariantCulture) : 1;
            options.ExternalIdModule = "live";
            options.ReadRetries = 0;
        }));
        CallBreaker? breaker = null;
        if (!live)
        {
            var simulator = new OdooSimulator(new OdooSimulatorOptions
            {
                ApiKeys = [new OdooApiKey(SimulatorKey, 5, OdooGroups.Administrator, [1])],
                Companies = [new OdooCompany(1, "Example", "US", "USD", rounding)],
                PaymentMethodsNameAccounts = false,
                PriceDigits = priceDigits,
            });
            breaker = new CallBreaker(new SimulatorHandler(simulator));
            services.AddHttpClient(Erp).ConfigurePrimaryHttpMessageHandler(() => breaker);
        }

        var world = new OdooWorld(services.BuildServiceProvider()) { Breaker = breaker };
        if (!live)
        {
            world.Taxes = await world.SetUpTaxesAsync();
            return world;
        }

        await Gate.WaitAsync(Token);
        try
        {
            _liveTaxes ??= await world.SetUpTaxesAsync();
            world.Taxes = _liveTaxes;
        }
        finally
        {
            Gate.Release();
        }

        return world;
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A product with a price of nothing, without taxes.</summary>
    public async Task<(string Sku, long Id)> ProductAsync(decimal stock = 0)
    {
        var sku = $"SKU-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..10]}";
        var loaded = await Client.LoadAsync(
            "product.product", ["id", "name", "default_code", "type", "is_storable", "list_price", "taxes_id/id", "invoice_policy"],
            [[$"live.{sku}", $"Product {sku}", sku, "consu", "1", "0", string.Empty, "order"]], Token);
        Assert.True(loaded.IsImported, loaded.Words);
        if (stock > 0)
        {
            var warehouse = (await Client.SearchReadAsync<Stock.OdooWarehouse>(OdooDomain.All, new OdooQuery { Order = "id" }, Token))[0];
            var quants = await Client.With(new OdooContext().Set("inventory_mode", OdooValue.From(value: true))).CreateAsync(
                "stock.quant", [new OdooValues().Set("product_id", loaded.Ids[0]).Set("location_id", warehouse.LotStockId.Id).Set("inventory_quantity", stock)], Token);
            await Client.CallAsync("stock.quant", "action_apply_inventory", quants, parameters: null, Token);
        }

        return (sku, loaded.Ids[0]);
    }

    /// <summary>An order: two of a taxed article, one untaxed, and shipping.</summary>
    public async Task<SubmitOrder> OrderAsync(decimal stock = 0) => Order((await ProductAsync(stock)).Sku, (await ProductAsync(stock)).Sku);

    public SubmitOrder Order(string first, string second, decimal quantity = 2, string? id = null)
    {
        var net = 24.50m * quantity;
        var (state, city) = (Round(net * 0.0725m), Round((net + Round(net * 0.0725m)) * 0.0225m));
        var command = Shop.Command(
            id ?? Run + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6],
            [Shop.Line("1", first, quantity, net, ("1", state), ("2", city)), Shop.Line("2", second, 1, 10.00m)],
            [Shop.Charge("3", ChargeKind.Shipping, "Parcel", 5.00m)]);
        return command with { Codes = command.Codes with { Taxes = command.Codes.Taxes.ToImmutableSortedDictionary(tax => tax.Key, tax => Taxes[tax.Key]) } };
    }

    public async Task<Receipt> SubmitAsync(SubmitOrder command)
    {
        var customer = new EnsureCustomer(command.Customer, new Customer
        {
            Ref = command.Customer.Source, Name = "Ädele \"Quote\" O'Hara 名前", Address = new Address { Line1 = "1 Way", City = "Los Angeles", Country = "US", Region = "CA" },
        });
        Assert.IsType<EffectResult.Reached>(await ApplyAsync(customer));
        return Assert.IsType<EffectResult.Reached>(await ApplyAsync(command)).Receipt;
    }

    public static PostInvoice Invoice(SubmitOrder order, Receipt document, params DocumentLine[] lines) => new()
    {
        Key = EffectKey.For(order.Order.Ref, "invoice", Erp),
        Document = document.Document,
        Submitted = order.Key,
        Date = Today,
        Lines = [.. lines],
        Totals = lines.Length == 0 ? TotalsOf(order) : TotalsOf(lines),
        Codes = order.Codes,
    };

    public static PostPayment Payment(SubmitOrder order, Receipt invoice, decimal amount, string id = "1") => new(
        EffectKey.For(order.Order.Ref, "pay", Erp, id),
        new Payment
        {
            Ref = new EntityRef(order.Order.Ref.System, EntityKind.Payment, $"{order.Order.Ref.Id}-{id}"),
            Order = order.Order.Ref, Amount = new Money(amount, Shop.Usd.Currency), Method = "stripe", Reference = "ch_1",
        },
        invoice.Document, "BNK1", Today);

    public static PostCredit Credit(SubmitOrder order, Receipt document, Receipt invoice, DocumentLine[] lines, string id = "1") => new()
    {
        Key = EffectKey.For(new EntityRef(order.Order.Ref.System, EntityKind.Refund, $"{order.Order.Ref.Id}-{id}"), "credit", Erp),
        Refund = new EntityRef(order.Order.Ref.System, EntityKind.Refund, $"{order.Order.Ref.Id}-{id}"),
        Document = document.Document,
        Submitted = order.Key,
        Invoice = invoice.Document,
        Date = Today,
        Reason = "Damaged",
        Lines = [.. lines],
        Totals = TotalsOf(lines),
        Codes = order.Codes,
    };

    public static ReceiveReturn Return(SubmitOrder order, Receipt document, params ReturnLine[] lines)
    {
        var source = new EntityRef(order.Order.Ref.System, EntityKind.Return, $"{order.Order.Ref.Id}-1");
        return new ReceiveReturn(
            EffectKey.For(source, "return", Erp), new Return { Ref = source, Order = order.Order.Ref, Lines = [.. lines] }, document.Document, order.Key);
    }

    /// <summary>Ships what is reserved for an order; a part of it if a quantity is given, the rest stays open.</summary>
    public async Task ShipAsync(Receipt document, decimal? quantity = null)
    {
        var pickings = await Client.SearchReadAsync<Shipments.OdooPicking>(
            OdooDomain.Equal("sale_id", OdooFormat.ParseId(document.Document.Id)).And(OdooDomain.Where("state", "not in", OdooValue.From(["done", "cancel"]))),
            new OdooQuery { Order = "id" }, Token);
        var picking = Assert.Single(pickings);
        if (quantity is { } part)
        {
            await Client.WriteAsync("stock.move", [picking.MoveIds[0]], new OdooValues().Set("quantity", part).Set("picked", value: true), Token);
        }

        var validated = await Client.With(new OdooContext().Set("skip_backorder", OdooValue.From(value: true)))
            .CallAsync("stock.picking", "button_validate", [picking.Id], parameters: null, Token);
        Assert.Equal(System.Text.Json.JsonValueKind.True, validated.ValueKind);
    }

    public async Task<EffectResult> ApplyAsync<TCommand>(TCommand command, Finding? found = null)
        where TCommand : ICommand
    {
        var until = TimeProvider.System.GetCurrentInstant() + Duration.FromMinutes(2);
        return await Get<ICommandHandler<TCommand>>().ApplyAsync(command, new EffectContext(command.Key, found, until), Token);
    }

    public Task<Finding> FindAsync<TCommand>(TCommand command)
        where TCommand : ICommand => Get<ICommandHandler<TCommand>>().FindAsync(command, Token);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public static DocumentLine Line(string id, decimal quantity, decimal net, params (string Rate, decimal Tax)[] taxes) => new(
        id, string.Empty, quantity, new Money(net, Shop.Usd.Currency), [.. taxes.Select(tax => new TaxAmount(tax.Rate, new Money(tax.Tax, Shop.Usd.Currency)))]);

    public static DocumentTotals TotalsOf(SubmitOrder command) => new(
        command.Order.Totals.Goods + command.Order.Totals.Charges, [.. command.Order.Taxes.Select(rate => new TaxAmount(rate.RateId, rate.Tax))],
        command.Order.Totals.Grand);

    private static DocumentTotals TotalsOf(DocumentLine[] lines)
    {
        var net = lines.Aggregate(Money.Zero(Shop.Usd.Currency), (sum, line) => sum + line.Net);
        ImmutableArray<TaxAmount> taxes =
        [
            .. lines.SelectMany(line => line.Taxes).GroupBy(tax => tax.RateId)
                .Select(group => new TaxAmount(group.Key, group.Aggregate(Money.Zero(net.Currency), (sum, tax) => sum + tax.Amount))),
        ];
        return new DocumentTotals(net, taxes, taxes.Aggregate(net, (sum, tax) => sum + tax.Amount));
    }

    private static decimal Round(decimal amount) => Shop.Usd.Round(amount, MoneyRounding.HalfAwayFromZero);

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"RETAIL_LIVE_ODOO_{name}") is { Length: > 0 } value ? value : null;

    /// <summary>An account that received taxes may be booked on.</summary>
    public async Task<long> AccountAsync()
    {
        var found = await Client.CallModelAsync("account.account", "search", json =>
        {
            json.WriteStartArray("domain");
            json.WriteStartArray();
            json.WriteStringValue("account_type");
            json.WriteStringValue("=");
            json.WriteStringValue("liability_current");
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteNumber("limit", 1);
        }, safe: true, Token);
        return found[0].GetInt64();
    }

    private async Task<ImmutableSortedDictionary<string, string>> SetUpTaxesAsync() => await Get<OdooTaxSetup>().EnsureAsync(
        "shop-us", [new OdooTaxRate("1", "CA State Tax", 7.25m, IsCompound: false), new OdooTaxRate("2", "LA City Tax", 2.25m, IsCompound: true)],
        await AccountAsync(), Token);
}
