using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.Odoo;

namespace Retail.Connectors.Simulation.Cents;

/// <summary>A simulated Odoo that keeps the market's goods and taxes.</summary>
internal sealed class MoneyErp
{
    private const string CompanyCurrency = "USD";
    private const int Company = 2;
    private readonly MoneyMarket _market;
    private readonly OdooSimulator _server;
    private readonly Dictionary<int, string> _rateOfGroup;

    public MoneyErp(MoneyMarket market, OdooTaxRounding rounding)
    {
        _market = market;
        _server = new OdooSimulator(new OdooSimulatorOptions
        {
            Companies = [new OdooCompany(Company, "Example Retail Inc.", "US", CompanyCurrency, rounding)],
            ActiveCurrencies = [.. new[] { CompanyCurrency, market.Currency }.Distinct()],
        });
        foreach (var sku in MoneyShop.Skus)
        {
            _server.AddProduct(sku, sku);
        }

        if (market.Currency != CompanyCurrency)
        {
            _server.AddPricelist("Shop", market.Currency, "retail.price_list");
        }

        var rates = market.Rates.Select((rate, index) => new OdooTaxRate(
            Id(index), $"Tax {Id(index)}", decimal.Parse(rate.Percent, System.Globalization.CultureInfo.InvariantCulture), rate.IsCompound)).ToList();
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => AddTo(retail, "operator-key"));
        using var provider = services.BuildServiceProvider();

        // The simulated server answers at once, so this is finished when the call returns.
        Taxes = provider.GetRequiredKeyedService<OdooTaxSetup>(MoneyRun.Erp).EnsureAsync(new SystemName(MoneyRun.Shop), rates, 1414)
            .Result.ToDictionary(tax => tax.Key, tax => tax.Value);
        _rateOfGroup = _server.Records("account.tax.group")
            .Select(group => (Id: group["id"]!.GetValue<int>(), Rate: rates.Find(rate => group["name"]!.ToString().EndsWith($" {rate.Id})", StringComparison.Ordinal))))
            .Where(pair => pair.Rate is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Rate!.Id);
    }

    /// <summary>The ERP's tax by the shop's rate.</summary>
    public IReadOnlyDictionary<string, string> Taxes { get; }

    public void AddTo(RetailConnectorsBuilder retail, string key = "shop-key")
    {
        retail.AddOdoo(MoneyRun.Erp, erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = "odoo";
            erp.ApiKey = key;
            erp.CompanyId = Company;
            if (_market.Currency != CompanyCurrency)
            {
                erp.PriceLists[_market.Currency] = "retail.price_list";
            }
        });
        Nodes.NodeHost.Wire(retail.Services, MoneyRun.Erp, new Testing.Simulation.SimulatorHandler(_server));
    }

    /// <summary>The confirmed document of an order, past the API; null if there is none.</summary>
    public MoneyDocument? Find(string number) => _server.SaleOrders
        .Where(order => order.State == "sale" && order.ClientOrderRef == number)
        .Select(order => new MoneyDocument(
            order.Currency,
            order.Untaxed,
            order.Total,
            order.TaxGroups.GroupBy(group => _rateOfGroup[group.GroupId]).ToDictionary(group => group.Key, group => group.Sum(item => item.Tax)),
            [.. order.Lines.Where(line => line.Sku == "ROUNDING").Select(line => new MoneyRounding(line.Subtotal, line.Quantity * line.Taxes.Count / 100m))]))
        .SingleOrDefault();

    private static string Id(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
