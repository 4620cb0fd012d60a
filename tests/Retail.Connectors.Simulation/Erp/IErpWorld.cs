using Retail.Connectors.Simulation.Nodes;

namespace Retail.Connectors.Simulation.Erp;

/// <summary>The ERP of a seed.</summary>
internal interface IErpWorld
{
    const string System = "erp";

    /// <summary>The ERP's tax for each of the shop's rates.</summary>
    IReadOnlyDictionary<string, string> Taxes { get; }

    /// <summary>Everything that stands in the ERP for orders, drafts included.</summary>
    IReadOnlyList<ErpDocument> Documents { get; }

    /// <summary>Customers that stand in the ERP more than once.</summary>
    IReadOnlyList<string> DoubledCustomers { get; }

    /// <summary>Whether orders with a SKU that nobody knows are refused.</summary>
    bool KnowsProducts { get; }

    /// <summary>Adds its connector to a node.</summary>
    void AddTo(RetailConnectorsBuilder retail, Node node);
}
