namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Nothing was gathered.</summary>
internal readonly record struct NoFacts;
