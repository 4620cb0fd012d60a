namespace Retail.Connectors.Benchmarks.Ratios;

/// <summary>What a figure came to.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Note">What it was made of, for people.</param>
internal sealed record Measured(double Value, string Note);
