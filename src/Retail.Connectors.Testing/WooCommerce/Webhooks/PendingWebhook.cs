namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>Something a webhook still has to say; what exactly is decided when it is sent.</summary>
/// <param name="WebhookId">The webhook.</param>
/// <param name="ResourceId">The order, product, customer or coupon; 0 for a ping.</param>
internal readonly record struct PendingWebhook(long WebhookId, long ResourceId)
{
    public bool IsPing => ResourceId == 0;
}
