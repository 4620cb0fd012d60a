using System.Globalization;
using QuickStart.Audit;
using Retail.Connectors.Testing.Simulation;

namespace QuickStart.Stage;

/// <summary>Odoo as the run's ERP.</summary>
internal sealed class OdooErp(Catalogue catalogue, TimeProvider time) : IErp
{
    private readonly ErpStage _stage = new(catalogue, time);

    public ISimulatedServer Server => _stage.Server;

    public IReadOnlyDictionary<string, string> Taxes => _stage.Taxes;

    public long Writes => _stage.Writes;

    public int Confirmed => _stage.Confirmed;

    public IReadOnlyList<ErpDocument> Documents => _stage.Documents;

    public IReadOnlyDictionary<string, string?> SettingsFor(Uri address)
    {
        var settings = new Dictionary<string, string?>
        {
            ["BaseAddress"] = address.ToString(),
            ["Database"] = ErpStage.Database,
            ["ApiKey"] = ErpStage.ServiceKey,
            ["CompanyId"] = ErpStage.Company.ToString(CultureInfo.InvariantCulture),
            ["AllowHttpToLoopback"] = "true",
            ["RetryDelay"] = "00:00:00.050",
        };
        foreach (var (currency, priceList) in _stage.PriceLists)
        {
            settings[$"PriceLists:{currency}"] = priceList;
        }

        return settings;
    }

    public Task SetUpAsync() => _stage.SetUpAsync();

    public void Count(SimulatedCall call) => _stage.Count(call);
}
