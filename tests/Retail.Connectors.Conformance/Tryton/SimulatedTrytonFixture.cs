using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Tryton;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>One company on a simulated server.</summary>
internal sealed class SimulatedTrytonFixture : ISystemFixture
{
    private const string Name = "erp";

    private readonly TrytonSimulator _server;
    private readonly ServiceProvider _people;

    public SimulatedTrytonFixture()
    {
        _server = new TrytonSimulator(new TrytonSimulatorOptions { Time = Clock });
        _server.AddProduct("A-1", "A-1", 9.99m);
        _server.AddProduct("A-2", "A-2", 9.99m);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddRetailConnectors(retail => Add(retail, "admin", null));
        _people = services.BuildServiceProvider();
        var client = _people.GetRequiredKeyedService<TrytonClient>(Name);
        Inspector = new TrytonInspector(client);
        Stage = new TrytonStage(client, _server);
    }

    public SystemProfile Profile { get; private set; } = ProfileOf([]);

    public ConformanceClock Clock { get; } = ConformanceClock.Standing(Instant.FromUtc(2026, 6, 15, 10, 0));

    public ISystemInspector Inspector { get; }

    public ISystemStage Stage { get; }

    /// <summary>What an administrator does before the first order: the taxes of the shop's rates.</summary>
    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        var account = await _people.GetRequiredKeyedService<TrytonClient>(Name).SearchAsync(
            "account.account", TrytonDomain.Equal("code", "1776"), null, cancellationToken);
        var codes = await _people.GetRequiredKeyedService<TrytonTaxSetup>(Name).EnsureAsync(
            "suite-shop", [new TrytonTaxRate("1", "Full", 19m, false), new TrytonTaxRate("2", "Reduced", 7m, false)], account[0], null, cancellationToken);

        // Goods are sold in parts of a unit.
        var units = await _people.GetRequiredKeyedService<TrytonClient>(Name).SearchAsync("product.uom", TrytonDomain.Equal("symbol", "u"), null, cancellationToken);
        await _people.GetRequiredKeyedService<TrytonClient>(Name).WriteAsync(
            "product.uom", units, new TrytonFields().Set("digits", 2L).SetQuantity("rounding", 0.01m), null, cancellationToken);
        Profile = ProfileOf([new TargetTax("1", codes["1"], 19m), new TargetTax("2", codes["2"], 7m)]);
    }

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate) => Add(retail, "connector", gate);

    public ValueTask DisposeAsync() => _people.DisposeAsync();

    private void Add(RetailConnectorsBuilder retail, string user, CallGate? gate)
    {
        retail.AddTryton(Name, options =>
        {
            options.BaseAddress = new Uri("https://erp.example");
            options.Database = "retail";
            options.User = user;
            options.Password = "password";
            options.CompanyId = 1;
            options.Warehouse = "WH";
            options.PaymentTerm = "14 Tage";
            options.InspectionLocation = "STO";
            options.ReadRetries = 0;
        });
        var client = retail.Services.AddHttpClient(Name).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        if (gate is not null)
        {
            client.AddHttpMessageHandler(gate.CreateHandler);
        }
    }

    private static SystemProfile ProfileOf(TargetTax[] taxes) => new()
    {
        System = Name,
        Currencies = [.. new[] { "EUR", "JPY", "KWD" }.Select(code => CurrencyRules.Iso(new CurrencyCode(code)))],
        Skus = ["A-1", "A-2"],
        Taxes = [.. taxes],
        PaymentMethod = "Bank",
        Locations = ["WH"],
        TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        OpenDate = new LocalDate(2026, 6, 15),
        Country = "DE",
        LatestCommit = Duration.FromMinutes(2),
    };
}
