using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace AllFlows.Stage;

/// <summary>The simulated ERP with both companies, set up as an operator would before the first order.</summary>
internal sealed class ErpStage
{
    public const string Database = "allflows";

    private readonly Dictionary<string, FrozenDictionary<string, string>> _taxes = [];

    public ErpStage(IReadOnlyList<Market> markets, TimeProvider time)
    {
        Server = new OdooSimulator(new OdooSimulatorOptions
        {
            Database = Database,
            Companies = [.. markets.Select(market => market.Company).OrderBy(company => company.Id)],
            ApiKeys =
            [
                .. markets.SelectMany(market => new[]
                {
                    new OdooApiKey(market.SyncKey, market.People - 1, OdooGroups.Operator, [market.Company.Id]),
                    new OdooApiKey(market.PeopleKey, market.People, OdooGroups.Administrator, [market.Company.Id]) { UserName = "People" },
                }),
            ],
            Time = time,
        });
    }

    public OdooSimulator Server { get; }

    /// <summary>The ERP's tax for each of the shop's rates that finance has set up.</summary>
    public IReadOnlyDictionary<string, string> TaxesOf(Market market) => _taxes[market.Shop];

    /// <summary>Takes the goods in and sets the taxes up, over the ERP's own API.</summary>
    public async Task SetUpAsync(ShopDesk shop, ErpDesk desk)
    {
        foreach (var article in shop.Articles)
        {
            desk.Stock(article.Sku, article.Name, article.Price, 100_000);
        }

        var market = shop.Market;
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo(market.Erp, erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = Database;
            erp.ApiKey = market.PeopleKey;
            erp.CompanyId = market.Company.Id;
        }));
        services.AddHttpClient(market.Erp).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(Server));
        await using var provider = services.BuildServiceProvider();
        var account = ErpDesk.Id(desk.Search("account.account", ["account_type"])
            .First(item => item["account_type"]!.ToString() == "liability_current")["id"]);
        var rates = market.Rates.Zip(shop.RateIds).Where(pair => pair.First.IsMapped)
            .Select(pair => new OdooTaxRate(pair.Second, $"Tax {pair.First.Percent}", decimal.Parse(pair.First.Percent, CultureInfo.InvariantCulture), IsCompound: false));
        var taxes = await provider.GetRequiredKeyedService<OdooTaxSetup>(market.Erp).EnsureAsync(market.Shop, [.. rates], account);
        _taxes[market.Shop] = taxes.ToFrozenDictionary();
    }
}
