namespace Retail.Connectors.Sync.Stock;

/// <summary>A place whose stock counts, and the one system whose number of it is believed.</summary>
internal sealed record PoolLocation(string Code, SystemName Source);
