using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sync.Prices;
using Retail.Connectors.Sync.Tests.EndToEnd;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>A simulated shop in New York that keeps prices with tax, and a simulated Odoo whose list has them without, on simulated time.</summary>
internal sealed class PriceScene : IAsyncDisposable
{
    private readonly ShopAndOdoo _both = new(
        new() { Currency = "USD", Country = "US:NY", PricesIncludeTax = true, TimeZone = DateTimeZoneProviders.Tzdb["America/New_York"] },
        isWrite: static request => request.Path.EndsWith("/batch", StringComparison.Ordinal));

    private readonly Dictionary<string, int> _articles = new(StringComparer.Ordinal);
    private readonly int _list;

    private PriceScene()
    {
        foreach (var sku in new[] { "MUG", "POT" })
        {
            _both.Send("POST", "products", new JsonObject { ["name"] = sku, ["sku"] = sku, ["regular_price"] = "22.00" });
        }

        var parent = _both.Send("POST", "products", new JsonObject { ["name"] = "Shirt", ["sku"] = "SHIRT", ["type"] = "variable" })["id"]!.ToString();
        _both.Send("POST", $"products/{parent}/variations", new JsonObject { ["sku"] = "SHIRT-L", ["regular_price"] = "22.00" });
        _list = _both.Erp.AddPricelist("Retail", "USD");
        foreach (var sku in new[] { "MUG", "POT", "SHIRT-L" })
        {
            _articles[sku] = _both.Erp.AddProduct(sku, sku, listPrice: 20m);
        }
    }

    /// <summary>Calls that wrote prices.</summary>
    public int Writes => _both.Writes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PriceScene> OpenAsync(Action<PriceFlowBuilder>? configure = null)
    {
        var scene = new PriceScene();
        await scene._both.StartAsync(retail => retail.Prices("erp", "shop", prices =>
        {
            prices.List("Retail").TaxRate(0.1m).QuantityTiers("_price_tiers");
            configure?.Invoke(prices);
        }));
        return scene;
    }

    /// <summary>What the shop keeps of an article.</summary>
    public JsonObject Product(string sku) => _both.Shop.Products.Single(product => product["sku"]!.ToString() == sku);

    public string Regular(string sku) => Product(sku)["regular_price"]!.ToString();

    public string Asked(string sku) => _both.Send("GET", $"products/{Product(sku)["id"]}")["price"]!.ToString();

    public string Sale(string sku) => Product(sku)["sale_price"]!.ToString();

    public void Edit(string sku, string price) => _both.Send("PUT", $"products/{Product(sku)["id"]}", new JsonObject { ["regular_price"] = price });

    public async Task ListPriceAsync(string sku, decimal price) =>
        await _both.Odoo.WriteAsync("product.product", [_articles[sku]], new OdooValues().Set("list_price", price), Cancel);

    /// <summary>Somebody adds a rule with a fixed price to the list.</summary>
    public async Task RuleAsync(string sku, decimal price, decimal from = 0, string? begins = null, string? ends = null)
    {
        var rule = new OdooValues().Set("pricelist_id", _list).Set("applied_on", "0_product_variant").Set("product_id", _articles[sku])
            .Set("compute_price", "fixed").Set("fixed_price", price).Set("min_quantity", from);
        rule = begins is null ? rule : rule.Set("date_start", begins);
        rule = ends is null ? rule : rule.Set("date_end", ends);
        await _both.Odoo.CreateAsync("product.pricelist.item", [rule], Cancel);
    }

    /// <summary>The shop carries the next batch out and its answer is lost.</summary>
    public void LoseNextAnswer() => _both.LoseNextAnswer();

    public async Task<string> ExplainAsync(string sku) =>
        (await _both.Services.GetRequiredService<IPriceExplanations>().ExplainPriceAsync("shop", sku, Cancel)).Single().ToText();

    public Task<IReadOnlyList<ParkedWork>> ParkedAsync() => _both.ParkedAsync();

    public Task UntilAsync(Func<bool> condition, string what) => _both.UntilAsync(condition, what);

    /// <summary>Lets so much time pass.</summary>
    public Task RestAsync(TimeSpan time, TimeSpan? step = null) => _both.RestAsync(time, step ?? TimeSpan.FromSeconds(2));

    public ValueTask DisposeAsync() => _both.DisposeAsync();
}
