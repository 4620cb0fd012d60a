using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Sync.LiveTests.World;

/// <summary>What customers and the merchant do in the shop.</summary>
internal sealed class Shop : IDisposable
{
    /// <summary>Buyers of these tests, before the mark of the run; other orders of the shop are left alone.</summary>
    public const string BuyerPrefix = "live-flows-";

    private readonly Rest _rest = new(
        new Uri(LiveSystems.Value("WOO_URL")),
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{LiveSystems.Value("WOO_KEY")}:{LiveSystems.Value("WOO_SECRET")}"))));

    private readonly Dictionary<string, long> _products = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    public string Currency { get; private set; } = string.Empty;

    /// <summary>The shop of these tests is German, or else American.</summary>
    public bool IsGerman { get; private set; }

    public IReadOnlyList<JsonObject> Rates { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task OpenAsync()
    {
        Currency = (await GetAsync("settings/general/woocommerce_currency"))["value"]!.ToString();
        IsGerman = (await GetAsync("settings/general/woocommerce_default_country"))["value"]!.ToString().StartsWith("DE", StringComparison.Ordinal);
        Rates = [.. (await GetAsync("taxes?per_page=100")).AsArray().OfType<JsonObject>()];
    }

    /// <summary>Keeps a product for sale.</summary>
    /// <returns>Its SKU, which no other shop's has: two shops may be tested against one ERP.</returns>
    public async Task<string> StockAsync(string name, string price, string taxClass)
    {
        var sku = $"{name}-{Currency}";
        var known = (await GetAsync($"products?sku={sku}")).AsArray();
        var fields = new JsonObject { ["name"] = sku, ["sku"] = sku, ["regular_price"] = price, ["tax_class"] = taxClass };
        var product = known.Count > 0
            ? await SendAsync(HttpMethod.Put, $"products/{known[0]!["id"]}", fields)
            : await SendAsync(HttpMethod.Post, "products", fields);
        _products[name] = product["id"]!.GetValue<long>();
        return sku;
    }

    /// <summary>A customer places an order.</summary>
    public async Task<string> PlaceAsync(string run, Action<JsonObject>? change, params (string Sku, int Quantity)[] lines)
    {
        var order = new JsonObject
        {
            ["status"] = "processing",
            ["set_paid"] = true,
            ["payment_method"] = "cod",
            ["payment_method_title"] = "Card",
            ["transaction_id"] = "ch_" + Guid.NewGuid().ToString("N")[..12],
            ["billing"] = Address(run, "1 Main St"),
            ["shipping"] = Address(run, "1 Main St"),
            ["line_items"] = new JsonArray([.. lines.Select(line => new JsonObject { ["product_id"] = _products[line.Sku], ["quantity"] = line.Quantity })]),
        };
        change?.Invoke(order);
        var placed = await SendAsync(HttpMethod.Post, "orders", order);
        _numbers[placed["id"]!.ToString()] = placed["number"]!.ToString();
        return placed["id"]!.ToString();
    }

    public JsonObject Address(string run, string street) => new()
    {
        ["first_name"] = "Jane",
        ["last_name"] = "Example " + run,
        ["address_1"] = street,
        ["city"] = IsGerman ? "Köln" : "Los Angeles",
        ["postcode"] = IsGerman ? "50667" : "90001",
        ["state"] = IsGerman ? string.Empty : "CA",
        ["country"] = IsGerman ? "DE" : "US",
        ["email"] = $"{BuyerPrefix}{run}@example.com",
    };

    public static void Shipping(JsonObject order, string net) =>
        order["shipping_lines"] = new JsonArray(new JsonObject { ["method_id"] = "flat_rate", ["method_title"] = "Parcel", ["total"] = net });

    /// <summary>What people call an order; a plug-in may number orders otherwise than by id.</summary>
    public string NumberOf(string id) => _numbers[id];

    public async Task<JsonObject> OrderAsync(string id) => (await GetAsync($"orders/{id}")).AsObject();

    public async Task<string> StatusAsync(string id) => (await OrderAsync(id))["status"]!.ToString();

    public async Task ChangeAsync(string id, JsonObject fields) => await SendAsync(HttpMethod.Put, $"orders/{id}", fields);

    /// <summary>The merchant sets the quantity of a line, as the page of the order does: with the line's totals.</summary>
    public async Task QuantityAsync(string id, int index, int quantity)
    {
        var line = (await OrderAsync(id))["line_items"]![index]!;
        var total = Number(line["subtotal"]) / Number(line["quantity"]) * quantity;
        await ChangeAsync(id, new JsonObject
        {
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["id"] = line["id"]!.DeepClone(), ["quantity"] = quantity, ["subtotal"] = Text(total), ["total"] = Text(total),
            }),
        });
    }

    public async Task<JsonObject> RefundAsync(string id, JsonObject refund)
    {
        refund["api_refund"] = false;
        return (await SendAsync(HttpMethod.Post, $"orders/{id}/refunds", refund)).AsObject();
    }

    public async Task<IReadOnlyList<JsonObject>> RefundsAsync(string id) =>
        [.. (await GetAsync($"orders/{id}/refunds?per_page=100")).AsArray().OfType<JsonObject>()];

    public Task DeleteRefundAsync(string id, string refund) => SendAsync(HttpMethod.Delete, $"orders/{id}/refunds/{refund}?force=true", null);

    public async Task<IReadOnlyList<string>> NotesAsync(string id) =>
        [.. (await GetAsync($"orders/{id}/notes")).AsArray().Select(note => note!["note"]!.ToString())];

    public async Task<JsonNode?> MetaAsync(string id, string key) =>
        (await OrderAsync(id))["meta_data"]!.AsArray().LastOrDefault(meta => meta!["key"]!.ToString() == key)?["value"];

    public async Task<string[]> TrackingAsync(string id) =>
        [.. ((await MetaAsync(id, "_wc_shipment_tracking_items"))?.AsArray() ?? []).Select(entry => entry!["tracking_number"]!.ToString())];

    public static decimal Number(JsonNode? value) => decimal.Parse(value!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string Text(decimal value) => value.ToString("0.00####", CultureInfo.InvariantCulture);

    public void Dispose() => _rest.Dispose();

    /// <summary>The first product that a query finds; null if there is none.</summary>
    public async Task<JsonObject?> ProductAsync(string query) => (await GetAsync($"products?{query}")).AsArray().FirstOrDefault()?.AsObject();

    public async Task<IReadOnlyList<JsonObject>> VariationsAsync(JsonObject product) =>
        [.. (await GetAsync($"products/{product["id"]}/variations?per_page=100")).AsArray().OfType<JsonObject>()];

    public Task ChangeProductAsync(JsonObject product, JsonObject fields) => SendAsync(HttpMethod.Put, $"products/{product["id"]}", fields);

    private Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body) =>
        (await _rest.SendAsync(method, "/wp-json/wc/v3/" + path, body, Cancel))!;
}
