using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>The check of a delivery and the reading of its whole body, which finds the id and proves that it is JSON.</summary>
internal sealed class WebhookReceive : IFigure
{
    public string Name => "woo-webhook-receive";

    public string Target => "none: shown beside the check";

    public Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var deliveries = new Deliveries();
        return Rounds.CompareAsync(settings, repeats: 20_000, deliveries.Floor, () => deliveries.Receive(deliveries.Order));
    }
}
