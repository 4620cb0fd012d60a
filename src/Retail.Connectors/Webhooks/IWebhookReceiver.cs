namespace Retail.Connectors.Webhooks;

/// <summary>Checks a delivery of one system and turns it into hints.</summary>
public interface IWebhookReceiver
{
    /// <summary>Checks the signature over the raw bytes, then reads what the delivery is about.</summary>
    WebhookVerdict Receive(WebhookDelivery delivery);
}
