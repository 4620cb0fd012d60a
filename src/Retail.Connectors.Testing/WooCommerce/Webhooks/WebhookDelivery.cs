namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>A webhook's request as it goes on the wire.</summary>
/// <param name="WebhookId">The webhook.</param>
/// <param name="Topic"><c>order.created</c> and the like; <c>ping</c> for a ping.</param>
/// <param name="ResourceId">The order, product, customer or coupon; 0 for a ping.</param>
/// <param name="Url">Where it goes.</param>
/// <param name="Headers">Its headers, Content-Type included.</param>
/// <param name="Body">Its bytes; the signature covers exactly these.</param>
public sealed record WebhookDelivery(
    long WebhookId,
    string Topic,
    long ResourceId,
    Uri Url,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body);
