namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>How a shop's webhooks compare with those that should be there.</summary>
public sealed record WooWebhookWatch
{
    /// <summary>Webhooks that are there and active, one for each topic.</summary>
    public required IReadOnlyList<WooWebhook> Healthy { get; init; }

    /// <summary>Webhooks that are there and are paused or disabled, so that the shop tells nothing.</summary>
    public required IReadOnlyList<WooWebhook> Inactive { get; init; }

    /// <summary>Topics without a webhook.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Webhooks that deliver here and are wanted by nobody: of another topic, or a second one of the same.</summary>
    public required IReadOnlyList<WooWebhook> Surplus { get; init; }

    /// <summary>Webhooks that deliver elsewhere.</summary>
    public required IReadOnlyList<WooWebhook> Foreign { get; init; }

    /// <summary>Every topic has an active webhook.</summary>
    public bool IsHealthy => Inactive.Count == 0 && Missing.Count == 0;

    internal static WooWebhookWatch Of(IReadOnlyList<WooWebhook> webhooks, Uri deliveryUrl, IReadOnlyCollection<string> topics)
    {
        var here = webhooks.Where(webhook => Uri.TryCreate(webhook.DeliveryUrl, UriKind.Absolute, out var url) && url == deliveryUrl).ToList();
        var chosen = topics.Distinct(StringComparer.Ordinal)
            .Select(topic => (Topic: topic, Webhook: here.Where(webhook => webhook.Topic == topic).OrderByDescending(IsActive).ThenBy(webhook => webhook.Id).FirstOrDefault()))
            .ToList();
        var wanted = chosen.Select(choice => choice.Webhook).OfType<WooWebhook>().ToList();
        return new WooWebhookWatch
        {
            Healthy = [.. wanted.Where(IsActive)],
            Inactive = [.. wanted.Where(webhook => !IsActive(webhook))],
            Missing = [.. chosen.Where(choice => choice.Webhook is null).Select(choice => choice.Topic)],
            Surplus = [.. here.Except(wanted)],
            Foreign = [.. webhooks.Except(here)],
        };
    }

    private static bool IsActive(WooWebhook webhook) => webhook.Status == "active";
}
