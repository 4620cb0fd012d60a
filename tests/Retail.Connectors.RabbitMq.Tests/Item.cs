namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>A record without content.</summary>
internal sealed record Item;
