using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>A simulated database with two companies, one in dollars and one in euros.</summary>
internal sealed class SimulatedOdooFixture : ISystemFixture
{
    private const string ServiceKey = "service-key";
    private const string OperatorKey = "operator-key";
    private const int TaxAccount = 1414;

    private static readonly (string System, int Company, string Currency, string Country)[] Companies =
        [("erp-us", 2, "USD", "US"), ("erp-de", 1, "EUR", "DE")];

    private readonly OdooSimulator _server;
    private readonly Dictionary<SystemName, RestCalls> _rest = [];
    private readonly Dictionary<string, string> _priceLists = new(StringComparer.Ordinal);

    public SimulatedOdooFixture()
    {
        _server = new OdooSimulator(new OdooSimulatorOptions
        {
            Companies =
            [
                new(1, "Example Retail GmbH", "DE", "EUR", OdooTaxRounding.PerLine),
                new(2, "Example Retail Inc.", "US", "USD", OdooTaxRounding.PerLine),
            ],
            ApiKeys =
            [
                new(ServiceKey, 7, OdooGroups.Operator, [1, 2]),
                new(OperatorKey, 2, OdooGroups.Administrator, [1, 2]) { UserName = "Administrator" },
            ],
            Time = Clock,

            // The harder way: what a new Odoo Community database does.
            PaymentMethodsNameAccounts = false,
        });
        foreach (var sku in new[] { "A-1", "A-2", "SHIPPING", "FEE", "ROUNDING" })
        {
            _server.AddProduct(sku, sku, listPrice: 9.99m);
        }

        foreach (var currency in new[] { "JPY", "KWD" })
        {
            var id = $"suite.price_list_{currency.ToLowerInvariant()}";
            _server.AddPricelist($"Shop {currency}", currency, id);
            _priceLists[currency] = id;
        }

        foreach (var (system, _, _, _) in Companies)
        {
            _rest[system] = new RestCalls(
                new SimulatorHandler(_server), new Uri("https://erp.example"), new AuthenticationHeaderValue("bearer", OperatorKey), ("X-Odoo-Database", "odoo"));
        }

        Profile = ProfileOf(0, []);
        Inspector = new OdooInspector(CallsOf);
        Stage = new OdooStage(CallsOf);
    }

    public SystemProfile Profile { get; private set; }

    public ConformanceClock Clock { get; } = ConformanceClock.Standing(Instant.FromUtc(2026, 6, 15, 10, 0));

    public ISystemInspector Inspector { get; }

    public ISystemStage Stage { get; }

    /// <summary>What an administrator does before the first order: the taxes of the shop's rates, in each company.</summary>
    public async Task SetUpAsync()
    {
        var profiles = new List<SystemProfile>();
        for (var company = 0; company < Companies.Length; company++)
        {
            var services = new ServiceCollection();
            services.AddSingleton<TimeProvider>(Clock);
            var at = company;
            services.AddRetailConnectors(retail => Add(retail, at, OperatorKey, null));
            await using var provider = services.BuildServiceProvider();
            var codes = await provider.GetRequiredKeyedService<OdooTaxSetup>(Companies[at].System).EnsureAsync(
                "suite-shop", [new OdooTaxRate("1", "Full", 19m, false), new OdooTaxRate("2", "Reduced", 7m, false)], TaxAccount);
            profiles.Add(ProfileOf(at, [new TargetTax("1", codes["1"], 19m), new TargetTax("2", codes["2"], 7m)]));
        }

        Profile = profiles[0] with { Other = profiles[1] };
        if (_server.Records("product.product").Any(product => product.ContainsKey("is_storable")))
        {
            await KeepStockAsync(CallsOf(Profile.System));
        }
    }

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate) =>
        Add(retail, Array.FindIndex(Companies, company => company.System == system.Value), ServiceKey, gate);

    public ValueTask DisposeAsync()
    {
        foreach (var rest in _rest.Values)
        {
            rest.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void Add(RetailConnectorsBuilder retail, int company, string key, CallGate? gate)
    {
        var (system, id, _, _) = Companies[company];
        retail.AddOdoo(system, options =>
        {
            options.BaseAddress = new Uri("https://erp.example");
            options.Database = "odoo";
            options.ApiKey = key;
            options.CompanyId = id;
            options.ExternalIdModule = $"suite_{id}";
            options.ReadRetries = 0;
            foreach (var (currency, list) in _priceLists)
            {
                options.PriceLists[currency] = list;
            }
        });
        var client = retail.Services.AddHttpClient(system).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        if (gate is not null)
        {
            client.AddHttpMessageHandler(gate.CreateHandler);
        }
    }

    private static async Task KeepStockAsync(OdooCalls odoo)
    {
        foreach (var product in await odoo.SearchAsync(
            "product.product", new JsonArray(OdooCalls.Where("default_code", "in", new JsonArray("A-1", "A-2"))), ["id"], CancellationToken.None))
        {
            await odoo.WriteAsync("product.product", product["id"]!.GetValue<int>(), new JsonObject { ["is_storable"] = true }, CancellationToken.None);
        }
    }

    private OdooCalls CallsOf(SystemName system) => new(_rest[system], Companies.First(company => company.System == system.Value).Company);

    private static SystemProfile ProfileOf(int company, TargetTax[] taxes)
    {
        var (system, id, currency, country) = Companies[company];
        return new SystemProfile
        {
            System = system,
            Currencies = [.. new[] { currency, "JPY", "KWD" }.Select(code => CurrencyRules.Iso(new CurrencyCode(code)))],
            Skus = ["A-1", "A-2"],
            Taxes = [.. taxes],
            PaymentMethod = "BNK1",
            Locations = [$"WH{id}"],
            TimeZone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"],
            OpenDate = new LocalDate(2026, 6, 15),
            Country = country,
            LatestCommit = Duration.FromMinutes(2),
        };
    }
}
