using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace AllFlows.Stage.Odoo;

/// <summary>Odoo as the run's ERP.</summary>
internal sealed class OdooStage : IErpStage
{
    private const string Database = "allflows";

    private static readonly FrozenSet<string> Reading =
        FrozenSet.ToFrozenSet(["search", "search_count", "search_read", "read", "read_group", "fields_get", "name_search", "context_get", "get_external_id", "version"]);

    private readonly OdooSimulator _server;
    private readonly Dictionary<string, OdooDesk> _desks;
    private readonly Dictionary<string, FrozenDictionary<string, string>> _taxes = [];

    public OdooStage(IReadOnlyList<Market> markets, TimeProvider time)
    {
        _server = new OdooSimulator(new OdooSimulatorOptions
        {
            Database = Database,
            Companies = [.. markets.OrderBy(market => market.CompanyId).Select(market =>
                new OdooCompany(market.CompanyId, market.CompanyName, market.Tag, market.Settings.Currency,
                    market.Settings.RoundsAtSubtotal ? OdooTaxRounding.Globally : OdooTaxRounding.PerLine))],
            ApiKeys =
            [
                .. markets.SelectMany(market => new[]
                {
                    new OdooApiKey(SyncKey(market), People(market) - 1, OdooGroups.Operator, [market.CompanyId]),
                    new OdooApiKey(PeopleKey(market), People(market), OdooGroups.Administrator, [market.CompanyId]) { UserName = "People" },
                }),
            ],
            Time = time,
        });
        Door = new Turnstile(_server);
        _desks = markets.ToDictionary(market => market.Shop, market => new OdooDesk(_server, market, Door));
    }

    public Turnstile Door { get; }

    public bool KnowsTaxes => true;

    public IReadOnlyDictionary<string, string> PaymentMethods { get; } =
        new Dictionary<string, string> { ["stripe"] = "BNK1", ["paypal"] = "BNK1", ["bacs"] = "BNK1", [ShopDesk.OnDelivery] = "BNK1" };

    /// <summary>The id of the people's user; the connector's is the one before.</summary>
    public static int People(Market market) => 4 + (2 * market.CompanyId);

    /// <summary>The key of the people in warehouse and accounting.</summary>
    public static string PeopleKey(Market market) => $"people-{market.Tag}";

    public IErpDesk DeskOf(Market market) => _desks[market.Shop];

    public string WarehouseOf(Market market) => $"WH{market.CompanyId}";

    public IReadOnlyDictionary<string, string> TaxesOf(Market market) => _taxes[market.Shop];

    public IReadOnlyDictionary<string, string?> OptionsOf(Market market, Uri address, DateTimeOffset from) => new Dictionary<string, string?>
    {
        ["BaseAddress"] = address.ToString(),
        ["Database"] = Database,
        ["ApiKey"] = SyncKey(market),
        ["CompanyId"] = market.CompanyId.ToString(CultureInfo.InvariantCulture),
        ["AllowHttpToLoopback"] = "true",

        // Short times, because simulated days are: a service leaves these alone.
        ["FeedOverlap"] = "00:00:10",
        ["FeedStart"] = from.ToString("O", CultureInfo.InvariantCulture),
        ["RetryDelay"] = "00:00:00.050",
        ["SettleAfter"] = "00:00:02",
    };

    public bool IsWrite(SimulatedCall call)
    {
        var path = call.Request.Path;
        return path.StartsWith("/json/2/", StringComparison.Ordinal) && !Reading.Contains(path[(path.LastIndexOf('/') + 1)..]);
    }

    public async Task SetUpAsync(ShopDesk shop)
    {
        var desk = _desks[shop.Market.Shop];
        var market = shop.Market;
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo(market.Erp, erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = Database;
            erp.ApiKey = PeopleKey(market);
            erp.CompanyId = market.CompanyId;
        }));
        services.AddHttpClient(market.Erp).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        await using var provider = services.BuildServiceProvider();
        var account = (int)OdooDesk.Id(desk.Search("account.account", ["account_type"])
            .First(item => item["account_type"]!.ToString() == "liability_current")["id"]);
        var rates = market.Rates.Zip(shop.RateIds).Where(pair => pair.First.IsMapped)
            .Select(pair => new OdooTaxRate(pair.Second, $"Tax {pair.First.Percent}", decimal.Parse(pair.First.Percent, CultureInfo.InvariantCulture), IsCompound: false));
        var taxes = await provider.GetRequiredKeyedService<OdooTaxSetup>(market.Erp).EnsureAsync(market.Shop, [.. rates], account);
        _taxes[market.Shop] = taxes.ToFrozenDictionary();
        Season.Fill(shop, desk, new PriceTags(market, shop.RateIds, KnowsTaxes));
    }

    /// <summary>The key with which the connector works in a company.</summary>
    private static string SyncKey(Market market) => $"sync-{market.Tag}";
}
