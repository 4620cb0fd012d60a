using Retail.Connectors.Testing.Simulation;

namespace AllFlows.Stage;

/// <summary>A simulated ERP with a company for each shop, set up as an operator would before the first order.</summary>
internal interface IErpStage
{
    /// <summary>Where the service comes in.</summary>
    Turnstile Door { get; }

    /// <summary>The ERP's journal or method for each of the shops' payment methods that finance has set up.</summary>
    IReadOnlyDictionary<string, string> PaymentMethods { get; }

    /// <summary>
    /// True if the ERP says which tax is on a product: then its prices are without, also for a shop that shows them with tax. Else it keeps
    /// them as the shop shows them.
    /// </summary>
    bool KnowsTaxes { get; }

    /// <summary>The company that a shop sells for.</summary>
    IErpDesk DeskOf(Market market);

    /// <summary>The ERP's tax for each of the shop's rates that finance has set up.</summary>
    IReadOnlyDictionary<string, string> TaxesOf(Market market);

    /// <summary>What the syncing process has to know of a company: the options of its connector, as they would stand in a configuration.</summary>
    IReadOnlyDictionary<string, string?> OptionsOf(Market market, Uri address, DateTimeOffset from);

    /// <summary>The short name of a company's warehouse.</summary>
    string WarehouseOf(Market market);

    /// <summary>Takes the goods in and sets the taxes up, over the ERP's own API.</summary>
    Task SetUpAsync(ShopDesk shop);

    /// <summary>True for a call that may change something.</summary>
    bool IsWrite(SimulatedCall call);
}
