namespace Retail.Connectors.Simulation.Erp;

/// <summary>An order as the ERP has it.</summary>
internal sealed record ErpDocument(
    string Name, string ShopNumber, bool Confirmed, decimal Untaxed, decimal Total, IReadOnlyDictionary<string, decimal> Rates);
