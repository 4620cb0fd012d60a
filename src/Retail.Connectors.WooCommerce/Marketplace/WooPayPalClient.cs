using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Marketplace;

/// <summary>The routes of the PayPal gateway, which PayPal and the checkout page call. The shop does not describe them.</summary>
public sealed class WooPayPalClient
{
    private readonly WooConnection _connection;

    internal WooPayPalClient(WooConnection connection) => _connection = connection;

    /// <summary>Tells of a change of the shipping address at PayPal.</summary>
    /// <param name="body">The body as PayPal sends it.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> UpdateShippingAsync(JsonObject body, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/paypal-standard/update-shipping", Body(body), cancellationToken);

    /// <summary>Tells of an event at PayPal.</summary>
    /// <param name="body">The body as PayPal sends it.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> SendWebhookAsync(JsonObject body, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/paypal-webhooks", Body(body), cancellationToken);

    /// <summary>Begins a payment.</summary>
    /// <param name="body">The body as the button sends it.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> CreateOrderAsync(JsonObject body, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/paypal-buttons/create-order", Body(body), cancellationToken);

    /// <summary>Cancels a payment.</summary>
    /// <param name="body">The body as the button sends it.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> CancelPaymentAsync(JsonObject body, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/paypal-buttons/cancel-payment", Body(body), cancellationToken);

    private static byte[] Body(JsonObject body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}
