namespace Retail.Connectors.Simulation.Cents;

/// <summary>A rounding line of a document.</summary>
/// <param name="Net">What it adds before tax, signed.</param>
/// <param name="Taxes">By how much it moves taxes, each taken for itself and whatever its sign.</param>
internal sealed record MoneyRounding(decimal Net, decimal Taxes);
