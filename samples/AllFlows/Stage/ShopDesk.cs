using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace AllFlows.Stage;

/// <summary>A simulated shop, and what its customers and clerks do in it.</summary>
internal sealed class ShopDesk
{
    public const string Key = "ck_simulated";
    public const string Secret = "cs_simulated";
    public const string Reason = "Customer service";
    public const string EarlyReason = "Customer service, before shipping";
    public const string OnDelivery = "cod";

    /// <summary>What a note says of a cancellation that the ERP refused.</summary>
    public const string Refusal = "cancelled, but";
    public const string Coupon = "save10";
    public const string WebhookSecret = "simulated webhook secret";

    private static readonly (string Name, decimal Price, string Class)[] Goods =
    [
        ("Lamp", 49.90m, ""), ("Chair", 129.99m, ""), ("Mug", 7.49m, ""), ("Blanket", 34.95m, ""), ("Candle", 3.33m, ""),
        ("Book", 12.99m, "reduced-rate"), ("Tea", 5.79m, "reduced-rate"), ("Calendar", 9.95m, "reduced-rate"),
    ];

    public ShopDesk(Market market, TimeProvider time)
    {
        Market = market;
        Server = new WooCommerceSimulator(market.Settings, time);
        Floor = new ShopFloor(Server);
        RateIds = [.. market.Rates.Select(rate => Send("POST", "taxes", new JsonObject
        {
            ["country"] = rate.Country, ["state"] = rate.State, ["rate"] = rate.Percent, ["name"] = $"Tax {rate.Percent}", ["shipping"] = rate.Class.Length == 0,
            ["class"] = rate.Class.Length == 0 ? "standard" : rate.Class,
        })["id"]!.ToString())];

        // A shop without a reduced rate sells everything at the standard one.
        var isReduced = market.Rates.Any(rate => rate.Class.Length > 0);
        Send("POST", "coupons", new JsonObject { ["code"] = Coupon, ["discount_type"] = "percent", ["amount"] = "10" });
        Articles = [.. Goods.Select((goods, index) => Add($"{index + 1}", goods.Name, goods.Price, isReduced ? goods.Class : string.Empty))];
        Press = [Add("PRESS-1", "Poster", 14.90m, string.Empty), Add("PRESS-2", "Magazine", 6.85m, isReduced ? "reduced-rate" : string.Empty)];
        Scarce = [.. Enumerable.Range(1, 3).Select(index => Add($"{Season.Scarce}{index}", $"Print {index}", 24.50m, string.Empty))];
    }

    public Market Market { get; }

    public WooCommerceSimulator Server { get; }

    /// <summary>What the shop shows, and where the service comes in.</summary>
    public ShopFloor Floor { get; }

    /// <summary>The shop's ids of the market's rates, in their order.</summary>
    public IReadOnlyList<string> RateIds { get; }

    /// <summary>What there is plenty of.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>What another house delivers; plenty, too.</summary>
    public IReadOnlyList<Article> Press { get; }

    /// <summary>What there are a few pieces of.</summary>
    public IReadOnlyList<Article> Scarce { get; }

    /// <summary>Makes the shop tell of what happens at an address, as a merchant would in its settings.</summary>
    public void Subscribe(Uri deliverTo)
    {
        foreach (var topic in new[] { "order.created", "order.updated", "customer.created" })
        {
            Send("POST", "webhooks", new JsonObject { ["topic"] = topic, ["delivery_url"] = deliverTo.ToString(), ["secret"] = WebhookSecret });
        }
    }

    public JsonObject Order(string id) => Send("GET", $"orders/{id}");

    public JsonObject Change(string id, JsonObject fields) => Send("PUT", $"orders/{id}", fields);

    /// <summary>Gives money back; the clerk puts pieces that come back on the shelf again.</summary>
    public void Refund(string id, decimal amount, JsonArray lines, string reason = Reason) => Send("POST", $"orders/{id}/refunds", new JsonObject
    {
        ["amount"] = Text(amount), ["reason"] = reason, ["api_refund"] = false, ["api_restock"] = lines.Count > 0, ["line_items"] = lines,
    });

    /// <summary>What is written on an order.</summary>
    public IReadOnlyList<string> Notes(string id) => [.. Ask("GET", $"orders/{id}/notes")!.AsArray().Select(note => note!["note"]!.ToString())];

    public JsonObject Send(string method, string path, JsonObject? body = null) => Ask(method, path, body)!.AsObject();

    private JsonNode? Ask(string method, string path, JsonObject? body = null)
    {
        var answer = Floor.Send($"{method} {path}", new SimulatedRequest
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            Headers =
            [
                new("Authorization", "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Key}:{Secret}"))),
                new("Content-Type", "application/json"),
            ],
            Body = Encoding.UTF8.GetBytes(body?.ToJsonString() ?? string.Empty),
        });
        return answer.Status is 200 or 201
            ? JsonNode.Parse(answer.BodyText)
            : throw new InvalidOperationException($"{Market.Shop} refuses {method} {path}: {answer.BodyText}");
    }

    public static string Text(decimal amount) => amount.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>Somebody opens an account.</summary>
    public long Register(string first, string email, Home home) => Send("POST", "customers", new JsonObject
    {
        ["email"] = email, ["first_name"] = first, ["last_name"] = "Sample", ["username"] = email, ["password"] = "simulated",
        ["billing"] = new Customer(first, email, home, 0).Address(home),
    })["id"]!.GetValue<long>();

    /// <summary>Every day somebody changes a price in the shop, where it is not decided.</summary>
    public void Mistype(int day)
    {
        var article = Articles[(day + 5) % Articles.Count];
        Send("PUT", string.Create(CultureInfo.InvariantCulture, $"products/{article.ShopId}"), new JsonObject { ["regular_price"] = Text(article.Price + 1.11m) });
    }

    private Article Add(string number, string name, decimal price, string taxClass)
    {
        var sku = $"{Market.Tag}-{number}";
        var id = Send("POST", "products", new JsonObject
        {
            ["name"] = name, ["sku"] = sku, ["regular_price"] = Text(price), ["tax_class"] = taxClass, ["manage_stock"] = true, ["stock_quantity"] = 0,
        })["id"]!;
        return new Article(sku, name, price, taxClass, id.GetValue<long>());
    }
}
