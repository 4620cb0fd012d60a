using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>What an administrator does before the first order, once: currencies, articles, and the taxes of the shop's rates in both companies.</summary>
internal sealed class TrytonSetUp : IAsyncDisposable
{
    private static readonly (string System, long Company, DocumentStage Stage)[] Systems =
    [
        ("erp", 1, DocumentStage.Confirmed), ("erp-other", 2, DocumentStage.Confirmed), ("erp-quotes", 1, DocumentStage.Draft),
    ];

    private static readonly (string Code, string Name, long Digits)[] Currencies = [("JPY", "Yen", 0), ("KWD", "Kuwaiti Dinar", 3)];
    private static readonly string[] Articles = ["SUITE-1", "SUITE-2"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TrytonAccess _access;
    private readonly ServiceProvider _people;

    public TrytonSetUp(TrytonAccess access, TimeProvider clock)
    {
        _access = access;
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddRetailConnectors(retail =>
        {
            foreach (var (system, _, _) in Systems)
            {
                Add(retail, system, access.Administrator, access.AdministratorPassword);

                // What people do by the hundred takes as long as it takes, and is nothing that a connector is judged by.
                services.Configure<TrytonOptions>(system, static options =>
                {
                    options.ReadDeadline = Patience;
                    options.WriteDeadline = Patience;
                    options.SettleAfter = Patience;
                });
            }
        });
        _people = services.BuildServiceProvider();
    }

    public SystemProfile? Profile { get; private set; }

    public static long CompanyOf(SystemName system) => Systems.First(known => known.System == system.Value).Company;

    public TrytonClient ClientOf(SystemName system) => _people.GetRequiredKeyedService<TrytonClient>(system.Value);

    public async Task EnsureAsync(LocalDate openDate, int bulk, CancellationToken cancellationToken)
    {
        if (Profile is not null)
        {
            return;
        }

        await KeepCurrenciesAsync(openDate, cancellationToken);
        await KeepArticlesAsync(cancellationToken);
        var main = await SetUpAsync(Systems[0].System, openDate, bulk, cancellationToken);
        var other = await SetUpAsync(Systems[1].System, openDate, bulk, cancellationToken);
        Profile = main with { Other = other, Amendable = main with { System = Systems[2].System } };
    }

    public void Add(RetailConnectorsBuilder retail, SystemName system, CallGate gate)
    {
        Add(retail, system, _access.User, _access.Password);
        retail.Services.AddHttpClient(system.Value).AddHttpMessageHandler(gate.CreateHandler);
    }

    public ValueTask DisposeAsync() => _people.DisposeAsync();

    private void Add(RetailConnectorsBuilder retail, SystemName system, string user, string password)
    {
        var (_, company, stage) = Systems.First(known => known.System == system.Value);
        retail.AddTryton(system.Value, options =>
        {
            options.BaseAddress = _access.Address;
            options.AllowHttpToLoopback = true;
            options.Database = _access.Database;
            options.User = user;
            options.Password = password;
            options.CompanyId = company;
            options.OrderStage = stage;
            options.Warehouse = "WH";
            options.PaymentTerm = "14 Tage";
            options.InspectionLocation = "STO";
            options.ReadRetries = 0;
        });
        if (_access.Wire is { } wire)
        {
            retail.Services.AddHttpClient(system.Value).ConfigurePrimaryHttpMessageHandler(wire);
        }
    }

    private async Task<SystemProfile> SetUpAsync(string system, LocalDate openDate, int bulk, CancellationToken cancellationToken)
    {
        var client = ClientOf(system);
        var company = await client.FindAsync(TrytonModels.Companies, CompanyOf(system), cancellationToken)
            ?? throw new InvalidOperationException($"There is no company {CompanyOf(system)}: the suite needs two.");
        var account = await client.SearchAsync(
            "account.account", TrytonDomain.Equal("code", "1776").And(TrytonDomain.Equal("company", company.Id)), null, cancellationToken);
        var codes = await _people.GetRequiredKeyedService<TrytonTaxSetup>(system).EnsureAsync(
            "suite-shop", [new TrytonTaxRate("1", "Full", 19m, false), new TrytonTaxRate("2", "Reduced", 7m, false)], account[0], null, cancellationToken);
        return new SystemProfile
        {
            System = system,
            Currencies = [.. Currencies.Select(currency => currency.Code).Prepend(company.Currency!.Code!).Select(code => CurrencyRules.Iso(new CurrencyCode(code)))],
            Skus = [.. Articles],
            Taxes = [new TargetTax("1", codes["1"], 19m), new TargetTax("2", codes["2"], 7m)],
            PaymentMethod = "Bank",
            Locations = ["WH"],
            TimeZone = DateTimeZoneProviders.Tzdb[company.Timezone ?? "UTC"],
            OpenDate = openDate,
            Country = "DE",
            LatestCommit = Duration.FromMinutes(2),
            Bulk = bulk,
        };
    }

    private async Task KeepCurrenciesAsync(LocalDate from, CancellationToken cancellationToken)
    {
        var client = ClientOf(Systems[0].System);
        foreach (var (code, name, digits) in Currencies)
        {
            if ((await client.SearchAsync("currency.currency", TrytonDomain.Equal("code", code), null, cancellationToken)).Length == 0)
            {
                _ = await client.CreateAsync(
                    "currency.currency",
                    new TrytonFields().Set("code", code).Set("name", name).Set("symbol", code).Set("digits", digits).Set("rounding", CurrencyRules.Iso(new CurrencyCode(code)).MinorUnit)
                        .SetRows("rates", TrytonCommand.Create(new TrytonFields().Set("date", from.PlusYears(-1)).Set("rate", 1m))),
                    cancellationToken);
            }
        }
    }

    /// <summary>Articles like those that are there already, sold also in parts of a unit.</summary>
    private async Task KeepArticlesAsync(CancellationToken cancellationToken)
    {
        var client = ClientOf(Systems[0].System);
        var units = await client.SearchAsync("product.uom", TrytonDomain.Equal("symbol", "u"), null, cancellationToken);
        await client.WriteAsync("product.uom", units, new TrytonFields().Set("digits", 2L).SetQuantity("rounding", 0.01m), null, cancellationToken);
        var like = (await client.SearchReadAsync(TrytonModels.Products, TrytonDomain.Equal("code", "MUG-1"), null, cancellationToken))[0];
        foreach (var sku in Articles)
        {
            if ((await client.SearchAsync(TrytonModels.Products.Name, TrytonDomain.Equal("code", sku), null, cancellationToken)).Length == 0)
            {
                _ = await client.CreateAsync(
                    TrytonModels.Templates.Name,
                    new TrytonFields().Set("name", sku).Set("type", "goods").Set("default_uom", units[0]).Set("sale_uom", units[0]).Set("salable", true)
                        .Set("list_price", 9.99m).Set("account_category", like.AccountCategory)
                        .SetRows("products", TrytonCommand.Create(new TrytonFields().Set("suffix_code", sku).Set("cost_price", 0m))),
                    cancellationToken);
            }
        }
    }
}
