using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace QuickStart.Stage;

/// <summary>The simulated shop, in which customers place orders while the sync runs.</summary>
internal sealed class ShopStage(WooCommerceSimulator server, Catalogue catalogue, TimeProvider time)
{
    public const string Key = "ck_simulated";
    public const string Secret = "cs_simulated";

    /// <summary>All orders are placed within about this long.</summary>
    private static readonly TimeSpan Season = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public WooCommerceSimulator Server => server;

    public string WebhookSecret { get; } = "simulated webhook secret";

    /// <summary>Orders placed so far.</summary>
    public int Placed { get; private set; }

    /// <summary>Makes the shop tell of orders at an address, as a merchant would in its settings.</summary>
    public void Subscribe(Uri deliverTo)
    {
        foreach (var topic in new[] { "order.created", "order.updated" })
        {
            var body = new JsonObject { ["topic"] = topic, ["delivery_url"] = deliverTo.ToString(), ["secret"] = WebhookSecret };
            var answer = server.Handle(new SimulatedRequest
            {
                Method = "POST",
                Path = "/wp-json/wc/v3/webhooks",
                Headers =
                [
                    new("Authorization", "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Key}:{Secret}"))),
                    new("Content-Type", "application/json"),
                ],
                Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
            });
            if (answer.Status != 201)
            {
                throw new InvalidOperationException($"The shop refuses the webhook: {answer.BodyText}");
            }
        }
    }

    /// <summary>Places all orders, spread over a few seconds. They keep their dates, but were last modified now.</summary>
    public async Task PlaceOrdersAsync(CancellationToken cancellationToken)
    {
        var steps = (int)(Season / Step);
        var perStep = Math.Max(1, (catalogue.Orders.Count + steps - 1) / steps);
        foreach (var batch in catalogue.Orders.Chunk(perStep))
        {
            foreach (var order in batch)
            {
                Place(order);
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }

    /// <summary>Places one order.</summary>
    public void Place(JsonObject order)
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        order["date_modified"] = now;
        order["date_modified_gmt"] = now;
        server.PlaceOrder(order);
        Placed++;
    }

    /// <summary>How the shop's webhooks behave.</summary>
    public static WebhookVices Vices(Arguments arguments) => arguments.Vices
        ? new WebhookVices { Seed = arguments.Seed, LostRate = 0.3, DoubledRate = 0.3, ReorderWindow = 8 }
        : WebhookVices.None;
}
