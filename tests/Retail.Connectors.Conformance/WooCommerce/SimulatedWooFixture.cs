using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>Two simulated shops, in New York and in Berlin.</summary>
internal sealed class SimulatedWooFixture : ISystemFixture
{
    private readonly Dictionary<SystemName, Shop> _shops = [];

    public SimulatedWooFixture()
    {
        Add("shop-suite", "America/New_York", "https://suite.example", new Guid(1, 0, 0, new byte[8]));
        Add("shop-other", "Europe/Berlin", "https://other.example", new Guid(2, 0, 0, new byte[8]));
        var rest = _shops[Profile.System].Rest;
        Inspector = new WooInspector(rest);
        Stage = new WooStage(rest, Clock, _shops[Profile.System].Simulator);
    }

    public SystemProfile Profile { get; } = new()
    {
        System = "shop-suite",
        Other = new SystemProfile
        {
            System = "shop-other",
            Currencies = [CurrencyRules.Iso(new CurrencyCode("USD"))],
            TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            OpenDate = new LocalDate(2026, 6, 15),
        },
        Currencies = [CurrencyRules.Iso(new CurrencyCode("USD"))],
        Statuses = ["processing", "completed", "on-hold"],
        TimeZone = DateTimeZoneProviders.Tzdb["America/New_York"],
        OpenDate = new LocalDate(2026, 6, 15),
        LatestCommit = Duration.FromMinutes(2),
    };

    public ConformanceClock Clock { get; } = ConformanceClock.Standing(Instant.FromUtc(2026, 6, 15, 10, 0));

    public ISystemInspector Inspector { get; }

    public ISystemStage Stage { get; }

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate)
    {
        var shop = _shops[system];
        retail.AddWooCommerce(system.Value, options =>
        {
            options.BaseAddress = new Uri(shop.Simulator.Settings.SiteUrl);
            options.ConsumerKey = "ck_simulated";
            options.ConsumerSecret = "cs_simulated";
            options.ReadRetries = 0;
            options.From = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
            options.CustomerSweepInterval = TimeSpan.FromMinutes(30);
        });
        retail.Services.AddHttpClient(system.Value)
            .ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(shop.Simulator))
            .AddHttpMessageHandler(gate.CreateHandler);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var shop in _shops.Values)
        {
            shop.Rest.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void Add(string name, string zone, string address, Guid id)
    {
        var simulator = new WooCommerceSimulator(
            new WooShopSettings { SiteUrl = address, TimeZone = DateTimeZoneProviders.Tzdb[zone], StoreId = id }, Clock);
        simulator.AddTaxRate(new JsonObject
        {
            ["id"] = 1, ["country"] = "US", ["state"] = "CA", ["postcode"] = "", ["city"] = "", ["rate"] = "7.2500", ["name"] = "CA Tax",
            ["priority"] = 1, ["compound"] = false, ["shipping"] = true, ["order"] = 0, ["class"] = "standard",
            ["postcodes"] = new JsonArray(), ["cities"] = new JsonArray(),
        });
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes("ck_simulated:cs_simulated"));
        _shops[name] = new Shop(
            simulator, new RestCalls(new SimulatorHandler(simulator), new Uri(address), new AuthenticationHeaderValue("Basic", login)));
    }

    private sealed record Shop(WooCommerceSimulator Simulator, RestCalls Rest);
}
