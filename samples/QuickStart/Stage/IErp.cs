using QuickStart.Audit;
using Retail.Connectors.Testing.Simulation;

namespace QuickStart.Stage;

/// <summary>A simulated ERP, set up as an operator would before the first order.</summary>
internal interface IErp
{
    ISimulatedServer Server { get; }

    /// <summary>The ERP's tax for each of the shop's rates: the mapping table that an operator keeps.</summary>
    IReadOnlyDictionary<string, string> Taxes { get; }

    /// <summary>Calls that may change something and were carried out.</summary>
    long Writes { get; }

    /// <summary>Confirmed sales orders.</summary>
    int Confirmed { get; }

    /// <summary>All sales orders that were not cancelled, as an auditor reads them.</summary>
    IReadOnlyList<ErpDocument> Documents { get; }

    /// <summary>What the syncing process has to know of it: the options of its connector.</summary>
    IReadOnlyDictionary<string, string?> SettingsFor(Uri address);

    Task SetUpAsync();

    /// <summary>To be called by the simulator when a call was carried out.</summary>
    void Count(SimulatedCall call);
}
