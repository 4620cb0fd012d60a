using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>What an administrator does before the first order, once: products, and the taxes of the shop's rates.</summary>
internal sealed class LiveOdooSetUp(RestCalls rest, RestCalls administrator, Uri address, string database, string key)
{
    private static readonly string[] Products = ["SUITE-1", "SUITE-2"];
    private static readonly string[] Currencies = ["JPY", "KWD"];
    private static readonly string[] Services = ["SHIPPING", "FEE", "ROUNDING"];

    private readonly Dictionary<SystemName, int> _companies = [];

    public SystemProfile? Profile { get; private set; }

    public OdooCalls CallsOf(SystemName system) => new(rest, _companies[system]);

    /// <summary>As an administrator, if the environment names one: closing the books takes that.</summary>
    public OdooCalls AdministratorOf(SystemName system) => new(administrator, _companies[system]);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (Profile is not null)
        {
            return;
        }

        var profiles = new List<SystemProfile>();
        foreach (var (system, company) in new[] { ("erp-live", 2), ("erp-live-other", 1) })
        {
            _companies[system] = company;
            profiles.Add(await SetUpAsync(system, new OdooCalls(rest, company), cancellationToken));
        }

        Profile = profiles[0] with { Other = profiles[1] };
    }

    public void Add(RetailConnectorsBuilder retail, SystemName system, CallGate? gate)
    {
        retail.AddOdoo(system.Value, options =>
        {
            options.BaseAddress = address;
            options.Database = database;
            options.ApiKey = key;
            options.CompanyId = _companies[system];
            options.AllowHttpToLoopback = true;
            options.ExternalIdModule = $"suite_{_companies[system]}";
            options.ReadRetries = 0;
            foreach (var currency in Currencies)
            {
                options.PriceLists[currency] = PriceList(_companies[system], currency);
            }
        });
        if (gate is not null)
        {
            retail.Services.AddHttpClient(system.Value).AddHttpMessageHandler(gate.CreateHandler);
        }
    }

    private async Task<SystemProfile> SetUpAsync(string system, OdooCalls odoo, CancellationToken cancellationToken)
    {
        var company = (await odoo.SearchAsync("res.company", Only("id", odoo.Company), ["currency_id", "country_code"], cancellationToken))[0];
        foreach (var sku in Products.Concat(Services))
        {
            if ((await odoo.SearchAsync("product.product", Only("default_code", sku), ["id"], cancellationToken)).Length == 0)
            {
                var storable = Products.Contains(sku);
                await odoo.CreateAsync("product.product", [new JsonObject
                {
                    ["name"] = sku, ["default_code"] = sku, ["type"] = storable ? "consu" : "service", ["is_storable"] = storable,
                    ["invoice_policy"] = "order", ["taxes_id"] = new JsonArray(),
                }], cancellationToken);
            }
        }

        var warehouses = await odoo.SearchAsync("stock.warehouse", Only("company_id", odoo.Company), ["code"], cancellationToken);
        var account = (await odoo.SearchAsync("account.account", Only("account_type", "liability_current"), ["id"], cancellationToken, limit: 1))[0]["id"]!.GetValue<int>();
        var known = await odoo.SearchAsync(
            "account.tax", new JsonArray(OdooCalls.Where("name", "=like", "suite-shop 1 Full%"), OdooCalls.Where("company_id", "=", odoo.Company)), ["id"], cancellationToken);
        if (known.Length == 0)
        {
            await MakeTaxesAsync(system, account, cancellationToken);
        }

        await KeepCurrenciesAsync(odoo, cancellationToken);
        var module = $"suite_{odoo.Company}";
        return new SystemProfile
        {
            System = system,
            Currencies = [.. Currencies.Prepend(OdooCalls.NameIn(company["currency_id"])).Select(code => CurrencyRules.Iso(new CurrencyCode(code)))],
            Skus = [.. Products],
            Taxes = [new TargetTax("1", $"{module}.suite-shop_tax_1", 19m), new TargetTax("2", $"{module}.suite-shop_tax_2", 7m)],
            PaymentMethod = "BNK1",
            Locations = [.. warehouses.Select(warehouse => warehouse["code"]!.ToString())],
            TimeZone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"],
            OpenDate = SystemClockDate(),
            Country = company["country_code"]?.ToString() ?? "US",
            LatestCommit = Duration.FromMinutes(2),
            Bulk = 1000,
        };
    }

    private static string PriceList(int company, string currency) => $"suite_{company}.price_list_{currency.ToLowerInvariant()}";

    /// <summary>An order takes its currency from a price list.</summary>
    private static async Task KeepCurrenciesAsync(OdooCalls odoo, CancellationToken cancellationToken)
    {
        foreach (var currency in await odoo.SearchAsync(
            "res.currency", new JsonArray(OdooCalls.Where("name", "in", new JsonArray([.. Currencies.Select(code => (JsonNode?)code)]))), ["name"], cancellationToken))
        {
            var id = currency["id"]!.GetValue<int>();
            await odoo.WriteAsync("res.currency", id, new JsonObject { ["active"] = true }, cancellationToken);
            var name = currency["name"]!.ToString();
            await odoo.LoadAsync(
                "product.pricelist", ["id", "name", "currency_id/.id", "company_id/.id"],
                [PriceList(odoo.Company, name), $"Suite {name} {odoo.Company}", $"{id}", $"{odoo.Company}"], cancellationToken);
        }
    }

    private async Task MakeTaxesAsync(string system, int account, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => Add(retail, system, null));
        await using var provider = services.BuildServiceProvider();
        _ = await provider.GetRequiredKeyedService<OdooTaxSetup>(system).EnsureAsync(
            "suite-shop", [new OdooTaxRate("1", "Full", 19m, false), new OdooTaxRate("2", "Reduced", 7m, false)], account, cancellationToken);
    }

    private static LocalDate SystemClockDate() => TimeProvider.System.GetCurrentInstant().InUtc().Date;

    private static JsonArray Only(string field, JsonNode value) => new(OdooCalls.Where(field, "=", value));
}
