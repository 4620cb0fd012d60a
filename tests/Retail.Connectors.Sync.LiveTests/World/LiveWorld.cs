using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.WooCommerce;

namespace Retail.Connectors.Sync.LiveTests.World;

/// <summary>A real shop and a real Odoo with all flows between them, on real time. What is made stays: documents cannot be unmade.</summary>
public sealed class LiveWorld : IAsyncDisposable
{
    internal const string Standard = "LIVE-FLOWS-1";
    internal const string Second = "LIVE-FLOWS-2";
    internal const string Reduced = "LIVE-FLOWS-3";

    internal const string ErpName = "erp";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Made with the first test that runs: where none is configured there is nothing to connect to.
    private readonly Lazy<Shop> _shop = new(static () => new Shop());
    private readonly Lazy<Erp> _erp = new(static () => new Erp());
    private IHost? _host;

    internal Shop Shop => _shop.Value;

    internal Erp Erp => _erp.Value;

    /// <summary>New at each run, so that runs do not meet.</summary>
    internal string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    internal string ShopName => $"live-{Shop.Currency.ToLowerInvariant()}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts the flows with the first test.</summary>
    /// <param name="more">Flows besides those of orders; for tests that have a world of their own.</param>
    internal async Task StartAsync(Action<RetailConnectorsBuilder>? more = null)
    {
        if (_host is not null)
        {
            return;
        }

        await Shop.OpenAsync();
        await Erp.OpenAsync(Shop.Currency);
        foreach (var (sku, price, taxClass) in new[] { (Standard, "19.99", ""), (Second, "7.37", ""), (Reduced, "3.33", Shop.IsGerman ? "reduced-rate" : "") })
        {
            await Erp.StockAsync(await Shop.StockAsync(sku, price, taxClass));
        }

        var taxes = await SetUpTaxesAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddRetailConnectors(retail =>
        {
            Connect(retail);
            retail.UseInMemory();
            retail.Orders(ShopName, ErpName, orders =>
            {
                orders.From(DateTimeOffset.UnixEpoch).PaymentMethod("cod", "BNK1")
                    .Where(order => order.Buyer.Email.StartsWith(Shop.BuyerPrefix + Run, StringComparison.Ordinal));
                foreach (var (rate, tax) in taxes)
                {
                    orders.Tax(rate, tax);
                }
            });
            retail.Shipments(ErpName, ShopName).PostInvoices(ShopName, ErpName).Invoices(ErpName, ShopName).Payments(ShopName, ErpName)
                .OrderStatus(ErpName, ShopName).Refunds(ShopName, ErpName, refunds => refunds.Goods(ReturnDisposition.Restock).Sweep(TimeSpan.FromSeconds(30)))
                .Credits(ErpName, ShopName);
            more?.Invoke(retail);
            retail.ConfigurePipelines(pipelines => pipelines.FeedInterval = TimeSpan.FromSeconds(4));
        });
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    internal Task<string> PlaceAsync(params (string Sku, int Quantity)[] lines) => Shop.PlaceAsync(Run, order => Shop.Shipping(order, "4.90"), lines);

    /// <summary>The order's only document that is not cancelled, once it is confirmed.</summary>
    internal async Task<JsonObject> InErpAsync(string order)
    {
        JsonObject? found = null;
        await UntilAsync(async () => (found = await DocumentAsync(order)) is not null, $"order {order} is in the ERP");
        return found!;
    }

    internal async Task<JsonObject?> DocumentAsync(string order) =>
        (await DocumentsAsync(order)).SingleOrDefault(document => document["state"]!.ToString() == "sale");

    /// <summary>All documents over an order, cancelled ones among them.</summary>
    internal Task<IReadOnlyList<JsonObject>> DocumentsAsync(string order) => Erp.DocumentsAsync(Shop.NumberOf(order), Run);

    internal async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            if (await condition())
            {
                return;
            }

            await WaitAsync(TimeSpan.FromMilliseconds(700));
        }

        var parked = (await ParkedAsync()).Select(work => $"{work.Key}: {work.Reason.Code}: {work.Reason.Explanation}");
        Assert.Fail($"It never came about that {what}. Parked: {string.Join(" | ", parked)}");
    }

    /// <summary>Lets the flows look at an order until they are done with it, or wait for something.</summary>
    internal async Task LookAgainAsync(string order, params string[] refunds)
    {
        var hints = refunds.Select(refund => new EntityRef(ShopName, EntityKind.Refund, refund))
            .Append(new EntityRef(ShopName, EntityKind.Order, order)).Select(source => new Hint(source, "test"));
        await _host!.Services.GetRequiredService<IHintSink>().RaiseAsync([.. hints], Cancel);
        await WaitAsync(TimeSpan.FromSeconds(8));
    }

    /// <summary>Why the shop shows as many of an article as it does; null until that was worked out.</summary>
    internal async Task<StockExplanation?> ExplainAsync(string sku) =>
        (await _host!.Services.GetRequiredService<IStockExplanations>().ExplainStockAsync(ShopName, sku, Cancel)).SingleOrDefault();

    internal static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, Cancel);

    /// <summary>What waits for a person, of all flows; of one order if its id is given.</summary>
    internal async Task<IReadOnlyList<ParkedWork>> ParkedAsync(string? source = null)
    {
        var store = _host!.Services.GetRequiredService<IWorkStore>();
        var parked = new List<ParkedWork>();
        foreach (var flow in _host.Services.GetServices<FlowDefinition>())
        {
            parked.AddRange(await store.Queries.ListParkedAsync(flow.Name, 100, Cancel));
        }

        return [.. parked.Where(work => source is null || work.Key.Source.Id == source)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        if (_shop.IsValueCreated)
        {
            Shop.Dispose();
        }

        if (_erp.IsValueCreated)
        {
            Erp.Dispose();
        }
    }

    private void Connect(RetailConnectorsBuilder retail)
    {
        retail.AddWooCommerce(ShopName, shop =>
        {
            shop.BaseAddress = new Uri(LiveSystems.Value("WOO_URL"));
            (shop.ConsumerKey, shop.ConsumerSecret) = (LiveSystems.Value("WOO_KEY"), LiveSystems.Value("WOO_SECRET"));
            shop.AllowHttpToLoopback = true;
            shop.Authentication = shop.BaseAddress.Scheme == Uri.UriSchemeHttp ? WooAuthenticationMethod.OAuthSha256 : WooAuthenticationMethod.Basic;
            shop.From = TimeProvider.System.GetUtcNow();
        });
        retail.AddOdoo(ErpName, erp =>
        {
            erp.BaseAddress = new Uri(LiveSystems.Value("ODOO_URL"));
            (erp.Database, erp.ApiKey) = (LiveSystems.Value("ODOO_DB"), LiveSystems.Value("ODOO_KEY"));
            erp.CompanyId = Erp.Company;
            erp.AllowHttpToLoopback = true;
            erp.ExternalIdModule = "live_flows";
        });
    }

    /// <summary>What an administrator does before the first order.</summary>
    private async Task<IReadOnlyDictionary<string, string>> SetUpTaxesAsync()
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(Connect);
        await using var provider = services.BuildServiceProvider();
        var rates = Shop.Rates.Select(rate => new OdooTaxRate(
            rate["id"]!.ToString(), rate["name"]!.ToString(), Shop.Number(rate["rate"]), rate["compound"]!.GetValue<bool>()));
        return await provider.GetRequiredKeyedService<OdooTaxSetup>(ErpName).EnsureAsync(ShopName, [.. rates], await Erp.TaxAccountAsync(), Cancel);
    }
}
