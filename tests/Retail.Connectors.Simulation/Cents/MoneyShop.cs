using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Simulation.Cents;

/// <summary>A simulated shop of one market, and the carts that its customers fill.</summary>
internal sealed class MoneyShop
{
    private const int Products = 24;
    private readonly MoneyMarket _market;
    private readonly Random _random;

    public MoneyShop(MoneyMarket market, bool isGross, bool roundsAtSubtotal, Random random)
    {
        _market = market;
        _random = random;
        IsGross = isGross;
        RoundsAtSubtotal = roundsAtSubtotal;
        Server = new WooCommerceSimulator(new WooShopSettings
        {
            Country = market.Country,
            City = "Home",
            Postcode = "10001",
            Currency = market.Currency,
            Decimals = market.Digits,
            PricesIncludeTax = isGross,
            RoundsAtSubtotal = roundsAtSubtotal,
        });
        SetUp();
    }

    public bool IsGross { get; }

    public bool RoundsAtSubtotal { get; }

    public WooCommerceSimulator Server { get; }

    public static string Sku(int product) => Invariant($"MONEY-{product}");

    public static IEnumerable<string> Skus => Enumerable.Range(1, Products).Select(Sku);

    /// <summary>A customer fills a cart and orders.</summary>
    /// <returns>The shop's own body of the order.</returns>
    public JsonObject Order() => Post("orders", Cart());

    private JsonObject Cart()
    {
        var place = _market.Country.Split(':');
        var cart = new JsonObject
        {
            ["status"] = "processing",
            ["payment_method"] = "bacs",
            ["billing"] = new JsonObject
            {
                ["first_name"] = "Ada",
                ["last_name"] = "Example",
                ["city"] = "Home",
                ["postcode"] = "10001",
                ["country"] = place[0],
                ["state"] = place.Length > 1 ? place[1] : "",
                ["email"] = "ada@example.com",
            },
            ["line_items"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 7)).Select(_ => Line())]),
        };
        if (Chance(0.6))
        {
            cart["shipping_lines"] = new JsonArray([.. Enumerable.Range(0, Chance(0.1) ? 2 : 1).Select(_ => (JsonNode)new JsonObject
            {
                ["method_id"] = "flat_rate",
                ["method_title"] = "Parcel",
                ["total"] = Amount(Chance(0.2) ? 0m : _random.Next(99, 1999) / 100m),
            })]);
        }

        var fees = new JsonArray();
        if (Chance(0.2))
        {
            fees.Add((JsonNode)Fee("Gift wrap", _random.Next(50, 500) / 100m));
        }

        if (Chance(0.15))
        {
            fees.Add((JsonNode)Fee("Loyalty", -_random.Next(50, 300) / 100m));
        }

        if (fees.Count > 0)
        {
            cart["fee_lines"] = fees;
        }

        if (Chance(0.35))
        {
            var codes = new[] { "tenth", "eighth", "third", "cart", "piece" };
            _random.Shuffle(codes);
            cart["coupon_lines"] = new JsonArray([.. codes.Take(Chance(0.2) ? 2 : 1).Select(code => (JsonNode)new JsonObject { ["code"] = code })]);
        }

        return cart;
    }

    private JsonObject Line()
    {
        var line = new JsonObject { ["product_id"] = _random.Next(1, Products + 1), ["quantity"] = Chance(0.05) ? _random.Next(20, 400) : _random.Next(1, 8) };
        if (Chance(0.05))
        {
            // A person typed the line's amount, or a plug-in worked it out, with more digits than money has.
            var total = Math.Round(_random.Next(1, 20_000_000) / 100_000m * _market.Level, _random.Next(0, 7));
            line["subtotal"] = total.ToString(CultureInfo.InvariantCulture);
            line["total"] = total.ToString(CultureInfo.InvariantCulture);
        }

        return line;
    }

    private JsonObject Fee(string name, decimal amount) => new()
    {
        ["name"] = name,
        ["total"] = Amount(amount),
        ["tax_status"] = Chance(0.8) ? "taxable" : "none",
    };

    private void SetUp()
    {
        for (var index = 0; index < _market.Rates.Length; index++)
        {
            var rate = _market.Rates[index];
            var place = _market.Country.Split(':');
            Post("taxes", new JsonObject
            {
                ["country"] = place[0],
                ["state"] = place.Length > 1 ? place[1] : "",
                ["rate"] = rate.Percent,
                ["name"] = Invariant($"Tax {index + 1}"),
                ["priority"] = index + 1,
                ["compound"] = rate.IsCompound,
                ["shipping"] = rate.IsOnShipping,
                ["class"] = rate.Class,
                ["order"] = index + 1,
            });
        }

        for (var product = 1; product <= Products; product++)
        {
            // Most prices are prices; some have been worked out, to four digits more than the currency has.
            var price = product % 8 == 0 ? _random.Next(1, 9_999_999) / 100_000m : _random.Next(10, 19_999) / 100m;
            var digits = product % 8 == 0 ? _market.Digits + 4 : _market.Digits;
            Post("products", new JsonObject
            {
                ["name"] = Invariant($"Article {product}"),
                ["sku"] = Sku(product),
                ["regular_price"] = Math.Max(0.01m, Math.Round(price * _market.Level, digits)).ToString(CultureInfo.InvariantCulture),
                ["tax_class"] = product % 5 == 0 ? "reduced-rate" : "",
                ["tax_status"] = product % 11 == 0 ? "none" : "taxable",
            });
        }

        Coupon("tenth", "percent", "10");
        Coupon("eighth", "percent", "12.5");
        Coupon("third", "percent", "33.33");
        Coupon("cart", "fixed_cart", Amount(5m));
        Coupon("piece", "fixed_product", Amount(0.75m));
    }

    private void Coupon(string code, string type, string amount) =>
        Post("coupons", new JsonObject { ["code"] = code, ["discount_type"] = type, ["amount"] = amount });

    private JsonObject Post(string route, JsonObject body)
    {
        var answer = Server.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = "/wp-json/wc/v3/" + route,
            QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
            Headers = [new("Host", "shop.example"), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
            HasContentLength = true,
            IsSecure = true,
        });
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        return answer.Status == 201
            ? (JsonObject)JsonNode.Parse(text)!
            : throw new InvalidOperationException($"The simulated shop answered {answer.Status} to {route}: {text}");
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Amount(decimal amount) => Math.Round(amount * _market.Level, _market.Digits).ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
