using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using QuickStart.Audit;
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

    private const string CompanyCurrency = "USD";
    private const int TaxAccount = 1414;

    private static readonly FrozenSet<string> WritingMethods =
        FrozenSet.ToFrozenSet(["load", "create", "write", "unlink", "action_confirm", "action_cancel", "action_draft", "action_lock"]);

    private readonly Catalogue _catalogue;
    private readonly Dictionary<string, string> _priceLists = [];
    private FrozenDictionary<int, string> _rateOfGroup = FrozenDictionary<int, string>.Empty;
    private long _writes;

    public ErpStage(Catalogue catalogue, TimeProvider time)
    {
        _catalogue = catalogue;
        Server = new OdooSimulator(new OdooSimulatorOptions
        {
            Database = Database,
            ActiveCurrencies = [.. catalogue.Currencies.Append(CompanyCurrency).Distinct()],
            Time = time,
        });
    }

    public OdooSimulator Server { get; }

    /// <summary>The ERP's tax for each of the shop's rates: the mapping table that an operator keeps.</summary>
    public IReadOnlyDictionary<string, string> Taxes { get; private set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The ERP's price list for each currency that is not the company's own.</summary>
    public IReadOnlyDictionary<string, string> PriceLists => _priceLists;

    /// <summary>Calls that may change something and were carried out.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Confirmed sales orders.</summary>
    public int Confirmed => Server.CountSaleOrders("sale");

    /// <summary>All sales orders that were not cancelled, as an auditor reads them.</summary>
    public IReadOnlyList<ErpDocument> Documents => [.. Server.SaleOrders.Where(order => order.State != "cancel").Select(Read)];

    /// <summary>Creates products, taxes and price lists; the taxes over the ERP's own API.</summary>
    public async Task SetUpAsync()
    {
        foreach (var (sku, name) in _catalogue.Products)
        {
            Server.AddProduct(sku, name);
        }

        foreach (var currency in _catalogue.Currencies.Where(currency => currency != CompanyCurrency))
        {
            var id = $"retail.price_list_{currency.ToLowerInvariant()}";
            Server.AddPricelist($"Shop {currency}", currency, id);
            _priceLists[currency] = id;
        }

        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo("erp-us", erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = Database;
            erp.ApiKey = OperatorKey;
            erp.CompanyId = Company;
        }));
        services.AddHttpClient("erp-us").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(Server));
        await using var provider = services.BuildServiceProvider();
        Taxes = await provider.GetRequiredKeyedService<OdooTaxSetup>("erp-us").EnsureAsync("shop-us", _catalogue.Rates, TaxAccount);

        // The auditor's own way from a tax group to a rate: by the label that the operator gave it.
        _rateOfGroup = Server.Records("account.tax.group")
            .Select(group => (Id: group["id"]!.GetValue<int>(), Rate: _catalogue.Rates.FirstOrDefault(rate => group["name"]!.ToString().EndsWith($" {rate.Id})", StringComparison.Ordinal))))
            .Where(pair => pair.Rate is not null)
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Rate!.Id);
    }

    /// <summary>To be called by the simulator when a call was carried out.</summary>
    public void Count(SimulatedCall call)
    {
        if (WritingMethods.Contains(call.Request.Path[(call.Request.Path.LastIndexOf('/') + 1)..]))
        {
            Interlocked.Increment(ref _writes);
        }
    }

    private ErpDocument Read(OdooSaleOrder order) => new(
        order.Name,
        order.ClientOrderRef ?? string.Empty,
        order.State == "sale",
        order.Untaxed,
        order.Total,
        order.TaxGroups.GroupBy(group => _rateOfGroup[group.GroupId]).ToDictionary(group => group.Key, group => group.Sum(item => item.Tax)),
        [.. order.Lines.Where(line => line.Sku == "ROUNDING").Select(line => new ErpRounding(line.Name, line.Total))]);
}
