using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>The check of a delivery's signature, headers and base64 included.</summary>
internal sealed class WebhookCheck : IFigure
{
    public string Name => "woo-webhook-check";

    public string Target => ">= 0.9 of bare HMAC-SHA256";

    public Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var deliveries = new Deliveries();
        return Rounds.CompareAsync(settings, repeats: 20_000, deliveries.Floor, () => deliveries.Receive(deliveries.Other));
    }
}
