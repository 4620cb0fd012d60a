namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>A record of the shop.</summary>
public sealed record Item(string Content);
