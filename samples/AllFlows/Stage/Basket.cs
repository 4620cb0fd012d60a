using System.Globalization;
using System.Text.Json.Nodes;

namespace AllFlows.Stage;

/// <summary>What one customer buys, decided by the seed before the shop opens.</summary>
internal sealed class Basket(ShopDesk shop, Customer customer, Random random, int number)
{
    private readonly Article[] _articles = [.. shop.Articles.OrderBy(_ => random.Next()).Take(random.Next(1, 5))];
    private readonly Article _press = shop.Press[number % shop.Press.Count];
    private readonly Article? _scarce = random.Next(3) == 0 ? shop.Scarce[random.Next(shop.Scarce.Count)] : null;

    /// <summary>What the gateway calls the payment.</summary>
    public string Transaction { get; } = string.Create(CultureInfo.InvariantCulture, $"ch_{shop.Market.Tag}_{number}");

    /// <summary>The shop shows what is wanted.</summary>
    public bool IsThere => _articles.All(article => shop.Floor.Shown(article.Sku) > 10);

    /// <summary>
    /// Buys, with a scarce article if the shop shows one at that moment. Not if it will be called off too late: the shop then offers for a
    /// moment what has left, which nobody could be held to.
    /// </summary>
    /// <returns>The order's id.</returns>
    public string Buy(StoryKind kind) => shop.Floor.Door.Alone(() =>
    {
        var order = Order(kind);
        if (_scarce is not null && kind != StoryKind.CancelledTooLate && shop.Floor.Shown(_scarce.Sku) is > 0 and var shown)
        {
            order["line_items"]!.AsArray().Add(Line(_scarce, (int)Math.Min(shown, 1 + (number % 2))));
        }

        return shop.Send("POST", "orders", order)["id"]!.ToString();
    });

    /// <summary>An article that is not in the basket, or one more of it.</summary>
    public JsonObject Forgotten() => Line(shop.Articles.FirstOrDefault(article => !_articles.Contains(article)) ?? shop.Articles[0], 1);

    /// <summary>The order as the shop takes it.</summary>
    private JsonObject Order(StoryKind kind)
    {
        var isUnpaid = kind is StoryKind.Amended or StoryKind.CancelledAtOnce or StoryKind.CancelledLater;
        var address = customer.Address(kind == StoryKind.UnknownTax ? shop.Market.Unmapped : customer.Home);
        var order = new JsonObject
        {
            ["customer_id"] = customer.Account,
            ["status"] = isUnpaid ? "on-hold" : "processing",
            ["payment_method"] = kind switch
            {
                StoryKind.UnknownPayment => "voucher",
                StoryKind.CashOnDelivery => ShopDesk.OnDelivery,
                _ when isUnpaid => "bacs",
                _ => random.Next(3) == 0 ? "paypal" : "stripe",
            },
            ["billing"] = address,
            ["shipping"] = Customer.Shipping(address),
            ["line_items"] = new JsonArray([.. _articles.Select((article, index) => (JsonNode)Line(article, index == 0 ? random.Next(2, 5) : random.Next(1, 4)))]),
            ["shipping_lines"] = new JsonArray(new JsonObject { ["method_id"] = "flat_rate", ["method_title"] = "Parcel", ["total"] = random.Next(2) == 0 ? "4.95" : "7.13" }),
        };
        if (kind == StoryKind.Split)
        {
            order["line_items"]!.AsArray().Add(Line(_press, random.Next(1, 4)));
        }

        if (!isUnpaid && kind != StoryKind.CashOnDelivery)
        {
            order["transaction_id"] = Transaction;
            order["set_paid"] = true;
        }

        if (random.Next(6) == 0)
        {
            order["fee_lines"] = new JsonArray(new JsonObject { ["name"] = "Gift wrap", ["total"] = "2.39" });
        }

        if (random.Next(5) == 0 && kind != StoryKind.Amended)
        {
            order["coupon_lines"] = new JsonArray(new JsonObject { ["code"] = ShopDesk.Coupon });
        }

        return order;
    }

    private static JsonObject Line(Article article, int quantity) => new() { ["product_id"] = article.ShopId, ["quantity"] = quantity };
}
