using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>A recorded delivery and the receiver of its shop.</summary>
internal sealed class Deliveries
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Recorded.Secret);
    private readonly byte[] _signature = new byte[SHA256.HashSizeInBytes];
    private readonly IWebhookReceiver _receiver;

    public Deliveries()
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddWooCommerce("shop-us", options =>
        {
            options.BaseAddress = new Uri("https://shop.example.com");
            options.ConsumerKey = "ck_0123";
            options.ConsumerSecret = "cs_4567";
            options.WebhookSecrets.Add(Recorded.Secret);
        }));
        _receiver = services.BuildServiceProvider().GetRequiredKeyedService<IWebhookReceiver>("shop-us");
        Order = Delivery("order.updated");
        Other = Delivery("action.woocommerce_order_status_changed");
        if (Receive(Order) is not WebhookVerdict.Accepted { Hints.Length: 1 } || Receive(Other) is not WebhookVerdict.Accepted { Hints.Length: 0 })
        {
            throw new InvalidOperationException("The recorded delivery is not accepted.");
        }
    }

    /// <summary>About an order: its signature is checked, and the body is read for the order's id.</summary>
    public WebhookDelivery Order { get; }

    /// <summary>The same body on a topic that no flow looks at: its signature is checked, and that is all.</summary>
    public WebhookDelivery Other { get; }

    public void Floor() => HMACSHA256.HashData(Key, Recorded.Delivery, _signature);

    public WebhookVerdict Receive(WebhookDelivery delivery) => _receiver.Receive(delivery);

    private static WebhookDelivery Delivery(string topic) => new(
        "application/json",
        name => name switch
        {
            "X-WC-Webhook-Signature" => Recorded.Signature,
            "X-WC-Webhook-Topic" => topic,
            _ => null,
        },
        Recorded.Delivery);
}
