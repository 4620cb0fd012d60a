using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Sync.Catalog;
using Retail.Connectors.Sync.Tests.EndToEnd;

namespace Retail.Connectors.Sync.Tests.Catalog;

/// <summary>A simulated Odoo whose products go to a simulated shop, on simulated time.</summary>
internal sealed class CatalogScene : IAsyncDisposable
{
    private readonly ShopAndOdoo _both = new(new() { Currency = "USD" }, isWrite: static request => request.Method != "GET");

    public int Writes => _both.Writes;

    public int Add(string sku) => _both.Erp.AddProduct(sku, $"Product {sku}");

    public async Task ChangeAsync(int product, OdooValues values) =>
        await _both.Odoo.WriteAsync("product.product", [product], values, TestContext.Current.CancellationToken);

    public JsonObject? Find(string sku) => _both.Shop.Products.SingleOrDefault(product => product["sku"]!.ToString() == sku && product["status"]!.ToString() != "trash");

    public string NameOf(string sku) => Find(sku)?["name"]?.ToString() ?? string.Empty;

    public JsonNode Send(string method, string path, JsonObject? body = null) => _both.Send(method, path, body);

    /// <summary>The shop carries the next write out and its answer is lost.</summary>
    public void LoseNextAnswer() => _both.LoseNextAnswer();

    public async Task<IReadOnlyList<string>> ParkedAsync() => [.. (await _both.ParkedAsync()).Select(work => work.Reason.Code)];

    public Task StartAsync(Action<CatalogFlowBuilder> configure) => _both.StartAsync(retail => retail.Catalog(
        "erp", "shop", catalog => configure(catalog.Where(product => product.Sku.StartsWith("SHOP-", StringComparison.Ordinal)))));

    public Task UntilAsync(Func<bool> condition, string what) => _both.UntilAsync(condition, what);

    /// <summary>Why the first entry waits for a person, once there is one.</summary>
    public async Task<string> ParkedOneAsync()
    {
        await _both.UntilAsync(async () => (await ParkedAsync()).Count > 0, "something is parked");
        return (await ParkedAsync())[0];
    }

    /// <summary>Time before anything runs.</summary>
    public void Pass(TimeSpan time) => _both.Pass(time);

    /// <summary>Lets so much time pass.</summary>
    public Task RestAsync(TimeSpan time) => _both.RestAsync(time, TimeSpan.FromSeconds(10));

    public ValueTask DisposeAsync() => _both.DisposeAsync();
}
