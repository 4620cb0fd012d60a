using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Planted;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.Simulation.Shop;

/// <summary>The load balancer before the nodes: gives a delivery to one that lives.</summary>
internal sealed class DeliveryHandler(World world, string system) : HttpMessageHandler
{
    private readonly HashSet<string> _deliveries = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var delivery = Read(request, cancellationToken);
        var alive = world.Nodes.Select(slot => slot.Node).OfType<Node>().ToList();
        if (alive.Count == 0)
        {
            return Answer(HttpStatusCode.BadGateway);
        }

        var node = alive[world.Chance.Next(alive.Count)];
        if (world.Bug == PlantedBug.DedupeByDeliveryId && !_deliveries.Add(delivery.Header("X-WC-Webhook-Delivery-ID") ?? string.Empty))
        {
            return Answer(HttpStatusCode.OK);
        }

        var verdict = node.Services.GetRequiredKeyedService<IWebhookReceiver>(system).Receive(delivery);
        world.Note(node.Name, $"receives {delivery.Header("X-WC-Webhook-Topic")}: {verdict.GetType().Name}");
        if (verdict is WebhookVerdict.Accepted accepted)
        {
            node.Soon(() => node.Run(() => RaiseAsync(node, accepted)));
            return Answer(HttpStatusCode.OK);
        }

        return Answer(verdict is WebhookVerdict.Ping ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    private static WebhookDelivery Read(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content!.CopyTo(body, context: null, cancellationToken);
        return new WebhookDelivery(
            request.Content.Headers.ContentType?.ToString() ?? string.Empty,
            name => request.Headers.TryGetValues(name, out var values) ? values.First() : null,
            body.ToArray());
    }

    private async Task RaiseAsync(Node node, WebhookVerdict.Accepted accepted)
    {
        try
        {
            await node.Services.GetRequiredService<IHintSink>().RaiseAsync(accepted.Hints, CancellationToken.None);
        }
        catch (IOException)
        {
            // The store failed: to the flow, the webhook is lost.
            world.Note(node.Name, "loses a webhook");
        }
    }

    private static Task<HttpResponseMessage> Answer(HttpStatusCode status) => Task.FromResult(new HttpResponseMessage(status));
}
