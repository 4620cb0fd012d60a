namespace Retail.Connectors.Simulation.Cents;

/// <summary>What an ERP's document comes to, read past its API.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Untaxed">The net amount.</param>
/// <param name="Total">With all taxes.</param>
/// <param name="Taxes">The tax by the shop's rate.</param>
/// <param name="Roundings">Its rounding lines; empty if there is none.</param>
internal sealed record MoneyDocument(
    string Currency, decimal Untaxed, decimal Total, IReadOnlyDictionary<string, decimal> Taxes, IReadOnlyList<MoneyRounding> Roundings);
