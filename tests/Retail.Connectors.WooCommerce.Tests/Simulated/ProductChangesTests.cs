using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Products;
using Retail.Connectors.Stock;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

public class ProductChangesTests
{
    [Fact]
    public async Task Feed_RecordedCatalogue_TellsEachProductWithItsVariations()
    {
        await using var shop = new SimulatedShop(recorded: true, configure: options => options.PageSize = 9);

        var told = await shop.ValuesAsync<Product>();

        var kept = shop.Simulator.Products.Where(product => product["type"]!.GetValue<string>() != "variation" && product["status"]!.GetValue<string>() != "trash").ToList();
        Assert.Equal(kept.Select(product => product["id"]!.ToString()).Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        var variations = shop.Simulator.Products.Where(product => product["type"]!.GetValue<string>() == "variation" && told.ContainsKey(product["parent_id"]!.ToString())).ToList();
        Assert.Equal(variations.Count, told.Values.Sum(product => product.Variants.Length));
        Assert.Contains(told.Values, product => product.Name == "Café Crème “Deluxe” & Co.");
        Assert.Contains(told.Values, product => product.Categories!.Value.Contains("Kitchen & Home"));
    }

    [Fact]
    public async Task Feed_VariationChanges_AreToldAsTheWholeProduct()
    {
        await using var shop = new SimulatedShop();
        var parent = Shirt(shop);
        var small = shop.Create($"products/{parent}/variations", """{"sku":"TEE-S","regular_price":"5","attributes":[{"name":"Size","option":"S"}]}""");
        shop.Create($"products/{parent}/variations", """{"regular_price":"5","attributes":[{"name":"Size","option":"M"}]}""");
        var first = (await shop.ValuesAsync<Product>())[Text(parent)];
        Assert.Equal([("TEE-S", "S"), (string.Empty, "M")], first.Variants.Select(variant => (variant.Sku, variant.Values["Size"])));
        Assert.Equal(SimulatedShop.Ref(EntityKind.Product, small), first.Variants[0].Ref);

        shop.Time.Advance(TimeSpan.FromHours(1));
        shop.Send("PUT", $"products/{parent}/variations/{small}", """{"sku":"TEE-SMALL"}""");
        var later = (await shop.DrainAsync<Product>()).OfType<FeedItem<Product>.Seen>().Last(seen => seen.Ref.Id == Text(parent));

        Assert.Equal("TEE-SMALL", later.Value!.Variants[0].Sku);
        var read = await shop.ReadAsync<Product>(EntityKind.Product, parent);
        Assert.Equal(later.Revision, read!.Revision);
        Assert.Equal(read.Revision, (await shop.ReadAsync<Product>(EntityKind.Product, small))!.Revision);
    }

    /// <summary>Products are master data: what did not change since the cut-over is needed all the same.</summary>
    [Fact]
    public async Task Feed_From_HoldsForOrdersAndNotForProducts()
    {
        await using var shop = new SimulatedShop(configure: options => options.From = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Shirt(shop);
        shop.Create("orders", "{}");

        Assert.Single(await shop.ValuesAsync<Product>());
        Assert.Empty(await shop.DrainAsync<Connectors.Orders.Order>());
    }

    [Fact]
    public async Task Feed_ShopWithoutAListOfAllVariations_AsksByProduct()
    {
        await using var shop = new SimulatedShop();
        var parent = Shirt(shop);
        var small = shop.Create($"products/{parent}/variations", """{"sku":"TEE-S","attributes":[{"name":"Size","option":"S"}]}""");
        using var older = new Older(shop.Handler);
        await using var host = TestShop.Over(older, time: shop.Time);
        var feed = host.GetRequiredKeyedService<IChangeFeed<Product>>(TestShop.Name);

        var products = await feed.ReadAsync(null, SimulatedShop.Token);
        var variations = await feed.ReadAsync(products.Next, SimulatedShop.Token);

        var seen = Assert.IsType<FeedItem<Product>.Seen>(Assert.Single(products.Items));
        Assert.Equal(SimulatedShop.Ref(EntityKind.Product, small), Assert.Single(seen.Value!.Variants).Ref);
        Assert.Equal((0, false), (variations.Items.Length, variations.HasMore));
        Assert.Equal(2, older.Refusals);
    }

    [Fact]
    public async Task Feed_IdleShop_FallsSilent()
    {
        await using var shop = new SimulatedShop();
        Shirt(shop);
        var counts = new List<int>();
        for (var poll = 0; poll < 8; poll++)
        {
            counts.Add((await shop.DrainAsync<Product>()).Count);
            shop.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(counts[0] > 0);
        Assert.Equal(0, counts[^1]);
    }

    [Fact]
    public async Task Census_TrashAndDeletion_AreSeen()
    {
        await using var shop = new SimulatedShop();
        var (kept, trashed, deleted) = (Shirt(shop), shop.Create("products", """{"name":"B"}"""), shop.Create("products", """{"name":"C"}"""));
        var variation = shop.Create($"products/{kept}/variations", """{"attributes":[{"name":"Size","option":"S"}]}""");
        var before = (await shop.CensusAsync<Product>()).ToDictionary(entry => entry.Ref.Id);

        shop.Send("DELETE", $"products/{trashed}");
        shop.Send("DELETE", $"products/{deleted}", query: "&force=true");
        shop.Send("DELETE", $"products/{kept}/variations/{variation}", query: "&force=true");
        var after = (await shop.CensusAsync<Product>()).ToDictionary(entry => entry.Ref.Id);

        Assert.Equal(3, before.Count);
        Assert.Equal(new[] { Text(kept), Text(trashed) }.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("trash", after[Text(trashed)].State);
        Assert.NotEqual(before[Text(kept)].Revision, after[Text(kept)].Revision);
        Assert.False((await shop.ReadAsync<Product>(EntityKind.Product, trashed))!.Value.Published);
        Assert.Null(await shop.ReadAsync<Product>(EntityKind.Product, deleted));
    }

    [Fact]
    public async Task StockReader_WhatTheShopShows_IsReadBeforeItIsOverwritten()
    {
        await using var shop = new SimulatedShop();
        var counted = shop.Create("products", """{"name":"A","sku":"A","regular_price":"5","manage_stock":true,"stock_quantity":4,"backorders":"notify"}""");
        var uncounted = shop.Create("products", """{"name":"B","stock_status":"outofstock"}""");
        var parent = shop.Create("products", """{"name":"T","type":"variable","manage_stock":true,"stock_quantity":7,"attributes":[{"name":"Size","variation":true,"options":["S"]}]}""");
        var shared = shop.Create($"products/{parent}/variations", """{"regular_price":"5","attributes":[{"name":"Size","option":"S"}]}""");

        var first = (await shop.ReadAsync<ChannelStock>(EntityKind.Product, counted))!;
        shop.Send("POST", "orders", $$"""{"status":"processing","line_items":[{"product_id":{{counted}},"quantity":6}]}""");
        var sold = (await shop.ReadAsync<ChannelStock>(EntityKind.Product, counted))!;
        var none = (await shop.ReadAsync<ChannelStock>(EntityKind.Product, uncounted))!.Value;
        var ofParent = (await shop.ReadAsync<ChannelStock>(EntityKind.Product, shared))!.Value;

        Assert.Equal((4m, true, true, true, "A"), (first.Value.Quantity, first.Value.Managed, first.Value.Backorders, first.Value.Offered, first.Value.Sku));
        Assert.Equal(-2m, sold.Value.Quantity);
        Assert.NotEqual(first.Revision, sold.Revision);
        Assert.Equal(sold.Revision, (await shop.ReadAsync<ChannelStock>(EntityKind.Product, counted))!.Revision);
        Assert.Equal((null, false, false), (none.Quantity, none.Managed, none.Offered));
        Assert.Equal((7m, SimulatedShop.Ref(EntityKind.Product, parent)), (ofParent.Quantity, ofParent.CountedBy));
        Assert.Null(await shop.ReadAsync<ChannelStock>(EntityKind.Product, 999_999));
    }

    [Fact]
    public async Task Readers_RecordOfAnotherSystem_Throw()
    {
        await using var shop = new SimulatedShop();
        var reader = shop.Host.GetRequiredKeyedService<IReader<Product>>(TestShop.Name);

        await Assert.ThrowsAsync<ArgumentException>(() => reader.ReadAsync(new EntityRef("erp-us", EntityKind.Product, "1"), SimulatedShop.Token));
        await Assert.ThrowsAsync<ArgumentException>(() => reader.ReadAsync(SimulatedShop.Ref(EntityKind.Order, 1), SimulatedShop.Token));
        Assert.Null(await reader.ReadAsync(new EntityRef(TestShop.Name, EntityKind.Product, "no-number"), SimulatedShop.Token));
        await Assert.ThrowsAsync<FormatException>(() => shop.Host.GetRequiredKeyedService<IChangeFeed<Product>>(TestShop.Name).ReadAsync(new Cursor("42"), SimulatedShop.Token));
    }

    private static long Shirt(SimulatedShop shop) => shop.Create(
        "products", """{"name":"Tee & Co","type":"variable","sku":"TEE","attributes":[{"name":"Size","variation":true,"options":["S","M"]}]}""");

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>A shop that does not know the route of all variations.</summary>
    private sealed class Older(HttpMessageHandler shop) : DelegatingHandler(shop)
    {
        public int Refusals { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("/v3/variations", StringComparison.Ordinal))
            {
                return base.SendAsync(request, cancellationToken);
            }

            Refusals++;
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound)
            {
                Content = new StringContent("""{"code":"rest_no_route","message":"No route was found.","data":{"status":404}}""", System.Text.Encoding.UTF8, "application/json"),
                RequestMessage = request,
            });
        }
    }
}
