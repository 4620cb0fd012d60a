using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QuickStart.Audit;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace QuickStart.Stage;

/// <summary>The simulated ERP, set up as an operator would before the first order.</summary>
internal sealed class ErpStage
{
    public const string Database = "quickstart";
    public const int Company = 2;
    public const string OperatorKey = "operator-key";
    public const string ServiceKey = "shop-key";

    private readonly Dictionary<string, string> _rateOfTax = [];

    private readonly Catalogue _catalogue;

    public ErpStage(Catalogue catalogue)
    {
        _catalogue = catalogue;
        Server = new OdooSimulator(new OdooSimulatorOptions
        {
            Database = Database,
            ActiveCurrencies = [.. catalogue.Currencies.Append("USD").Distinct()],
        });
    }

    public OdooSimulator Server { get; }

    /// <summary>The ERP's tax for each of the shop's rates: the mapping table that an operator keeps.</summary>
    public IReadOnlyDictionary<string, string> Taxes { get; private set; } = new Dictionary<string, string>();

    public Dictionary<string, string> PriceLists { get; } = [];

    /// <summary>Creates products, taxes and price lists over the ERP's own API.</summary>
    public async Task SetUpAsync()
    {
        foreach (var (sku, name) in _catalogue.Products)
        {
            Server.AddProduct(sku, name);
        }

        using var handler = new SimulatorHandler(Server);
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddOdooClient("erp-us", erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = Database;
            erp.ApiKey = OperatorKey;
            erp.CompanyId = Company;
        }).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();
        var setup = provider.GetRequiredKeyedService<OdooTaxSetup>("erp-us");
        Taxes = await setup.EnsureAsync("shop-us", _catalogue.Rates, taxAccountId: 1414);
        var client = provider.GetRequiredKeyedService<OdooClient>("erp-us");
        foreach (var currency in _catalogue.Currencies.Where(currency => currency != "USD"))
        {
            await AddPriceListAsync(client, currency);
        }

        foreach (var (rate, tax) in Taxes)
        {
            _rateOfTax[tax] = rate;
        }
    }

    private async Task AddPriceListAsync(OdooClient client, string currency)
    {
        var id = $"retail.price_list_{currency.ToLowerInvariant()}";
        await client.LoadAsync(
            "product.pricelist", ["id", "name", "currency_id/.id", "company_id/.id"],
            [[id, $"Shop {currency}", CurrencyId(currency), Company.ToString(CultureInfo.InvariantCulture)]]);
        PriceLists[currency] = id;
    }

    private string CurrencyId(string currency) => Server.Records("res.currency")
        .First(record => (string?)record["name"] == currency)["id"]!.ToString();
}
