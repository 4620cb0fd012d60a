namespace Retail.Connectors.Webhooks;

/// <summary>A request that came in on a webhook address, before anything about it is believed.</summary>
/// <param name="ContentType">The media type as sent; empty if none.</param>
/// <param name="Header">Looks a header up by name, without regard to case; null if it was not sent.</param>
/// <param name="Body">The raw bytes.</param>
public sealed record WebhookDelivery(string ContentType, Func<string, string?> Header, ReadOnlyMemory<byte> Body);
