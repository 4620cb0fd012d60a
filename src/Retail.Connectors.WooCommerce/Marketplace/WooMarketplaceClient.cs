using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Marketplace;

/// <summary>The shop's connection to the marketplace of WooCommerce. The shop does not describe these answers.</summary>
public sealed class WooMarketplaceClient
{
    private readonly WooConnection _connection;

    internal WooMarketplaceClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists what the marketplace recommends.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public Task<JsonElement> GetFeaturedAsync(CancellationToken cancellationToken = default) =>
        _connection.ReadJsonAsync("/marketplace/featured", null, cancellationToken);

    /// <summary>Lists the subscriptions.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public Task<JsonElement> ListSubscriptionsAsync(CancellationToken cancellationToken = default) =>
        _connection.ReadJsonAsync("/marketplace/subscriptions", null, cancellationToken);

    /// <summary>Reads the address from which a plugin is installed.</summary>
    /// <param name="productKey">Key of the subscription.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public Task<JsonElement> GetInstallUrlAsync(string productKey, CancellationToken cancellationToken = default) =>
        _connection.ReadJsonAsync("/marketplace/subscriptions/install-url", new WooParameters().Add("product_key", productKey), cancellationToken);

    /// <summary>Reads the subscriptions anew.</summary>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> RefreshAsync(CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/marketplace/refresh", "{}"u8.ToArray(), cancellationToken);

    /// <summary>Connects a subscription to this shop.</summary>
    /// <param name="productKey">Key of the subscription.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> ConnectAsync(string productKey, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/marketplace/subscriptions/connect", Body("product_key", productKey), cancellationToken);

    /// <summary>Disconnects a subscription from this shop.</summary>
    /// <param name="productKey">Key of the subscription.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> DisconnectAsync(string productKey, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/marketplace/subscriptions/disconnect", Body("product_key", productKey), cancellationToken);

    /// <summary>Activates a subscription.</summary>
    /// <param name="productKey">Key of the subscription.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> ActivateAsync(string productKey, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/marketplace/subscriptions/activate", Body("product_key", productKey), cancellationToken);

    /// <summary>Activates the plugin of a subscription.</summary>
    /// <param name="productKey">Key of the subscription.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> ActivatePluginAsync(string productKey, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/marketplace/subscriptions/activate-plugin", Body("product_key", productKey), cancellationToken);

    /// <summary>Orders a product of the marketplace.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may act all the same.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it acted.</exception>
    public Task<JsonElement> CreateOrderAsync(string productId, CancellationToken cancellationToken = default) =>
        _connection.WriteJsonAsync("/marketplace/create-order", Body("product_id", productId), cancellationToken);

    private static byte[] Body(string name, string value) => Encoding.UTF8.GetBytes(new JsonObject { [name] = value }.ToJsonString());
}
