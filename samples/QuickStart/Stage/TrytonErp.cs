using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QuickStart.Audit;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Taxes;

namespace QuickStart.Stage;

/// <summary>Tryton as the run's ERP.</summary>
internal sealed class TrytonErp : IErp
{
    private const string Database = "quickstart";
    private const string Password = "password";

    private static readonly FrozenSet<string> ReadingMethods =
        FrozenSet.ToFrozenSet(["search", "search_read", "search_count", "read", "on_change", "get_preferences", "login", "version"]);

    private readonly Catalogue _catalogue;
    private readonly TrytonSimulator _server;
    private long _writes;

    public TrytonErp(Catalogue catalogue, TimeProvider time)
    {
        _catalogue = catalogue;
        _server = new TrytonSimulator(new TrytonSimulatorOptions
        {
            Database = Database,
            Companies = [new(1, "Example Retail Inc.", "USD") { TimeZone = "America/New_York" }],
            TaxRounding = TrytonTaxRounding.Line,
            Time = time,
        });
    }

    public ISimulatedServer Server => _server;

    public IReadOnlyDictionary<string, string> Taxes { get; private set; } = FrozenDictionary<string, string>.Empty;

    public long Writes => Interlocked.Read(ref _writes);

    public int Confirmed => _server.Sales.Count(IsConfirmed);

    public IReadOnlyList<ErpDocument> Documents => [.. _server.Sales.Where(sale => sale.State != "cancelled").Select(Read)];

    public IReadOnlyDictionary<string, string?> SettingsFor(Uri address) => new Dictionary<string, string?>
    {
        ["BaseAddress"] = address.ToString(),
        ["Database"] = Database,
        ["User"] = "connector",
        ["Password"] = Password,
        ["CompanyId"] = "1",
        ["Warehouse"] = "WH",
        ["AllowHttpToLoopback"] = "true",
        ["RetryDelay"] = "00:00:00.050",
    };

    /// <summary>Creates products and taxes; the taxes over the ERP's own API.</summary>
    public async Task SetUpAsync()
    {
        foreach (var (sku, name) in _catalogue.Products)
        {
            _server.AddProduct(sku, name);
        }

        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddTryton("erp-us", erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = Database;
            erp.User = "admin";
            erp.Password = Password;
            erp.CompanyId = 1;
        }));
        services.AddHttpClient("erp-us").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        await using var provider = services.BuildServiceProvider();
        var account = await provider.GetRequiredKeyedService<TrytonClient>("erp-us").SearchAsync("account.account", TrytonDomain.Equal("code", "1776"));
        Taxes = await provider.GetRequiredKeyedService<TrytonTaxSetup>("erp-us").EnsureAsync(
            "shop-us", [.. _catalogue.Rates.Select(rate => new TrytonTaxRate(rate.Id, rate.Label, rate.Percent, rate.IsCompound))], account[0]);
    }

    public void Count(SimulatedCall call)
    {
        using var body = JsonDocument.Parse(call.Request.Body);
        var method = body.RootElement.GetProperty("method").GetString()!;
        if (!ReadingMethods.Contains(method[(method.LastIndexOf('.') + 1)..]))
        {
            Interlocked.Increment(ref _writes);
        }
    }

    private static bool IsConfirmed(TrytonSale sale) => sale.State is "confirmed" or "processing" or "done";

    /// <summary>The auditor's own way from a tax to a rate: by its name, behind which those of single cents say which way they go.</summary>
    private ErpDocument Read(TrytonSale sale) => new(
        sale.Number ?? string.Empty,
        sale.Reference ?? string.Empty,
        IsConfirmed(sale),
        sale.Untaxed,
        sale.Total,
        sale.Taxes.GroupBy(tax => Taxes.First(known => tax.Name == known.Value || tax.Name.StartsWith(known.Value + "_", StringComparison.Ordinal)).Key)
            .ToDictionary(group => group.Key, group => group.Sum(tax => tax.Amount)),
        [.. from line in sale.Lines
            where line.ProductCode == "ROUNDING" && line.Note is { } note && note.StartsWith("shop rate ", StringComparison.Ordinal)
            let cents = (decimal)line.Quantity * 0.01m
            select new ErpRounding(line.Description ?? string.Empty, line.Description?.EndsWith('-') == true ? -cents : cents)]);
}
