namespace Retail.Connectors.Sync.Stock;

/// <summary>What a bundle or multi-pack is made of.</summary>
/// <param name="Sku">The component, in the pool's words.</param>
/// <param name="Quantity">How many of it one bundle takes, in its stock unit; more than zero.</param>
public sealed record BundlePart(string Sku, decimal Quantity);
