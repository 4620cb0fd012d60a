using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Taxes;

namespace AllFlows.Stage.Tryton;

/// <summary>Tryton as the run's ERP.</summary>
internal sealed class TrytonStage : IErpStage
{
    public const string Database = "allflows";
    public const string Password = "password";

    private const long Connector = 2;

    private static readonly FrozenSet<string> Reading =
        FrozenSet.ToFrozenSet(["search", "search_read", "search_count", "read", "on_change", "get_preferences", "login", "version"]);

    private readonly TrytonSimulator _server;
    private readonly Dictionary<string, TrytonDesk> _desks;
    private readonly Dictionary<string, FrozenDictionary<string, string>> _taxes = [];

    public TrytonStage(IReadOnlyList<Market> markets, TimeProvider time)
    {
        _server = new TrytonSimulator(new TrytonSimulatorOptions
        {
            Database = Database,
            Companies = [.. markets.OrderBy(market => market.CompanyId).Select(market =>
                new TrytonCompany(market.CompanyId, market.CompanyName, market.Settings.Currency) { TimeZone = market.TimeZone })],
            Users =
            [
                new(1, "admin", Password) { IsAdministrator = true }, new(Connector, "connector", Password),
                .. markets.Select(market => new TrytonUser(People(market), Login(market), Password) { Company = market.CompanyId }),
            ],
            TaxRounding = TrytonTaxRounding.Line,
            Time = time,
        });
        Door = new Turnstile(_server);
        _desks = markets.ToDictionary(market => market.Shop, market => new TrytonDesk(_server, market, this, time));
    }

    public Turnstile Door { get; }

    public bool KnowsTaxes => false;

    public IReadOnlyDictionary<string, string> PaymentMethods { get; } =
        new Dictionary<string, string> { ["stripe"] = "Bank", ["paypal"] = "PayPal", ["bacs"] = "Bank", [ShopDesk.OnDelivery] = "Bank" };

    /// <summary>The id of the user of the people in a company.</summary>
    public static long People(Market market) => Connector + market.CompanyId;

    public static string Login(Market market) => $"people-{market.Tag}";

    public IErpDesk DeskOf(Market market) => _desks[market.Shop];

    /// <summary>Tryton's warehouses belong to no company: each has its own all the same.</summary>
    public string WarehouseOf(Market market) => market.CompanyId == 1 ? "WH" : "HH";

    public IReadOnlyDictionary<string, string> TaxesOf(Market market) => _taxes[market.Shop];

    public IReadOnlyDictionary<string, string?> OptionsOf(Market market, Uri address, DateTimeOffset from) => new Dictionary<string, string?>
    {
        ["BaseAddress"] = address.ToString(),
        ["Database"] = Database,
        ["User"] = "connector",
        ["Password"] = Password,
        ["CompanyId"] = market.CompanyId.ToString(CultureInfo.InvariantCulture),
        ["Warehouse"] = WarehouseOf(market),
        ["PaymentTerm"] = "14 Tage",
        ["AllowHttpToLoopback"] = "true",

        // Orders come as quotations, because Tryton's are fixed from their confirmation on; the office confirms them.
        ["OrderStage"] = "Draft",
        ["ShipmentReferenceIsTracking"] = "true",

        // Short times, because simulated days are: a service leaves these alone.
        ["FeedOverlap"] = "00:00:10",
        ["FeedFrom"] = from.ToString("O", CultureInfo.InvariantCulture),
        ["RetryDelay"] = "00:00:00.050",
        ["WriteDeadline"] = "00:00:06",
        ["SettleAfter"] = "00:00:06",
    };

    public bool IsWrite(SimulatedCall call)
    {
        using var body = JsonDocument.Parse(call.Request.Body);
        var method = body.RootElement.GetProperty("method").GetString()!;
        return !Reading.Contains(method[(method.LastIndexOf('.') + 1)..]);
    }

    public async Task SetUpAsync(ShopDesk shop)
    {
        var market = shop.Market;
        Season.Fill(shop, _desks[market.Shop], new PriceTags(market, shop.RateIds, KnowsTaxes));

        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddTryton(market.Erp, erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = Database;
            erp.User = "admin";
            erp.Password = Password;
            erp.CompanyId = market.CompanyId;
        }));
        services.AddHttpClient(market.Erp).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        await using var provider = services.BuildServiceProvider();
        var account = await provider.GetRequiredKeyedService<TrytonClient>(market.Erp).SearchAsync(
            "account.account", TrytonDomain.Equal("code", "1776").And(TrytonDomain.Equal("company", market.CompanyId)));
        var rates = market.Rates.Zip(shop.RateIds).Where(pair => pair.First.IsMapped)
            .Select(pair => new TrytonTaxRate(pair.Second, $"Tax {pair.First.Percent}", decimal.Parse(pair.First.Percent, CultureInfo.InvariantCulture), IsCompound: false));
        var taxes = await provider.GetRequiredKeyedService<TrytonTaxSetup>(market.Erp).EnsureAsync(market.Shop, [.. rates], account[0]);
        _taxes[market.Shop] = taxes.ToFrozenDictionary();
    }
}
