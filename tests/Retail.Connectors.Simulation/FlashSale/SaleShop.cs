using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>A simulated WooCommerce shop and the customers in it, who buy as long as the shop's own number allows it.</summary>
internal sealed class SaleShop(string name, TimeProvider time)
{
    private readonly WooCommerceSimulator _server = new(new() { Currency = "USD", Country = "US:CA" }, time);
    private readonly Dictionary<string, long> _products = new(StringComparer.Ordinal);

    public string Name => name;

    public ISimulatedServer Server => _server;

    /// <summary>What a call took at a recorded WooCommerce 10, in milliseconds; what writing an article takes is assumed.</summary>
    public static double Milliseconds(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        return request.Method == HttpMethod.Post && path.EndsWith("/batch", StringComparison.Ordinal)
            ? 60 + (20 * Math.Max(1, (request.Content?.Headers.ContentLength ?? 0) / 90))
            : path.EndsWith("/orders", StringComparison.Ordinal) ? 860
            : path.EndsWith("/products", StringComparison.Ordinal) ? 300
            : 70;
    }

    public void Add(string sku, int quantity)
    {
        var product = Send("POST", "products", new JsonObject
        {
            ["name"] = sku,
            ["sku"] = sku,
            ["regular_price"] = "20.00",
            ["manage_stock"] = true,
            ["stock_quantity"] = quantity,
        });
        _products[sku] = product["id"]!.GetValue<long>();
    }

    public int Shows(string sku) => Send("GET", $"products/{_products[sku].ToString(CultureInfo.InvariantCulture)}", null)["stock_quantity"]!.GetValue<int>();

    /// <returns>The order's id; null if the shop shows too few.</returns>
    public string? TryBuy(string sku, int quantity, int customer)
    {
        if (Shows(sku) < quantity)
        {
            return null;
        }

        var email = string.Create(CultureInfo.InvariantCulture, $"customer{customer}@example.com");
        var order = Send("POST", "orders", new JsonObject
        {
            ["status"] = "processing",
            ["payment_method"] = "cod",
            ["billing"] = new JsonObject { ["first_name"] = "Jane", ["last_name"] = $"Doe {customer}", ["country"] = "US", ["state"] = "CA", ["email"] = email },
            ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = _products[sku], ["quantity"] = quantity }),
        });
        return order["id"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture);
    }

    private JsonNode Send(string method, string path, JsonObject? body)
    {
        var answer = _server.Handle(new()
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Content-Type", "application/json")],
            Body = body is null ? default : Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        return answer.Status is 200 or 201 ? JsonNode.Parse(answer.BodyText)! : throw new InvalidOperationException(answer.BodyText);
    }
}
