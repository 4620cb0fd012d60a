using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>The webhooks of a shop: make them, watch over them, and mend them.</summary>
/// <remarks>A failed delivery is never sent again, and the seventh failure in a row disables the webhook: what was missed has to be polled.</remarks>
public sealed class WooWebhooksClient : WooResource<WooWebhook, WooWebhookFields, WooWebhookQuery>
{
    internal WooWebhooksClient(WooConnection connection, WooResourceSettings<WooWebhook, WooWebhookFields, WooWebhookQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Compares the webhooks of the shop with those that should be there.</summary>
    /// <param name="deliveryUrl">Where they should deliver.</param>
    /// <param name="topics">What they should tell of, for example <c>order.updated</c>.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <exception cref="ConnectorException">The shop could not be asked.</exception>
    public async Task<WooWebhookWatch> WatchAsync(Uri deliveryUrl, IReadOnlyCollection<string> topics, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deliveryUrl);
        ArgumentNullException.ThrowIfNull(topics);
        var webhooks = new List<WooWebhook>();
        await foreach (var webhook in ListAsync(null, cancellationToken))
        {
            webhooks.Add(webhook);
        }

        return WooWebhookWatch.Of(webhooks, deliveryUrl, topics);
    }

    /// <summary>
    /// Makes the webhooks that are missing and sets those active again that are not. It leaves alone what delivers
    /// elsewhere, and what is there twice. What the shop did not tell meanwhile has to be polled.
    /// </summary>
    /// <param name="deliveryUrl">Where they should deliver.</param>
    /// <param name="topics">What they should tell of.</param>
    /// <param name="secret">Key of the signature for those that are made; the shop never shows it again.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was found, before anything was mended.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public async Task<WooWebhookWatch> RepairAsync(
        Uri deliveryUrl, IReadOnlyCollection<string> topics, string secret, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        var found = await WatchAsync(deliveryUrl, topics, cancellationToken);
        foreach (var webhook in found.Inactive)
        {
            await UpdateAsync(webhook.Id, new WooWebhookFields { Status = "active" }, cancellationToken);
        }

        foreach (var topic in found.Missing)
        {
            await CreateAsync(
                new WooWebhookFields { Name = topic, Topic = topic, DeliveryUrl = deliveryUrl.AbsoluteUri, Secret = secret, Status = "active" },
                cancellationToken);
        }

        return found;
    }
}
