using System.Text.Json;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Tests.Routes;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Tests.Writing;

public class WooDifferenceTests
{
    private const string OrderJson =
        """
        {"id":7,"status":"processing","total":"12.50","customer_note":"a","billing":{"city":"Bern","postcode":"3000"},"plugin_field":{"a":1},
         "meta_data":[{"id":1,"key":"x","value":"1"},{"id":2,"key":"y","value":{"deep":[1,2]}}],
         "line_items":[{"id":5,"product_id":9,"quantity":1,"total":"10.00","name":"Mug","meta_data":[]}],
         "fee_lines":[{"id":6,"name":"Fee","total":"2.50"}],"shipping_lines":[]}
        """;

    private static readonly WooOrder Order = JsonSerializer.Deserialize(OrderJson, WooJson.Default.WooOrder)!;

    [Fact]
    public async Task SaveAsync_OneFieldAltered_SendsThatFieldAlone()
    {
        Assert.Equal("""{"customer_note":"b"}""", await Saved(Order with { CustomerNote = "b" }));
        Assert.Equal("""{"billing":{"city":"Basel"}}""", await Saved(Order with { Billing = Order.Billing with { City = "Basel" } }));
        Assert.Equal("""{"line_items":[{"id":5,"quantity":3}]}""", await Saved(Order with { LineItems = [Order.LineItems[0] with { Quantity = 3 }] }));
    }

    [Fact]
    public async Task SaveAsync_NothingAltered_SendsNothing() => Assert.Null(await Saved(Order with { CustomerNote = "a" }));

    [Fact]
    public async Task SaveAsync_MetaAddedAlteredAndTakenAway_SendsTheEntriesAlone()
    {
        var after = Order with
        {
            MetaData = [Order.MetaData[1] with { Value = Json("[true]") }, new WooMeta { Key = "z", Value = Json("\"new\"") }],
        };

        Assert.Equal(
            """{"meta_data":[{"id":2,"value":[true]},{"key":"z","value":"new"},{"id":1,"value":null}]}""",
            await Saved(after));
    }

    [Fact]
    public async Task SaveAsync_LinesAddedAndTakenAway_AreNamedToTheShop()
    {
        var after = Order with { LineItems = [new WooOrderLine { ProductId = 11, Quantity = 2 }], FeeLines = [] };

        Assert.Equal(
            """{"line_items":[{"product_id":11,"quantity":2},{"id":5,"product_id":null}],"fee_lines":[{"id":6,"name":null}]}""",
            await Saved(after));
    }

    [Fact]
    public async Task SaveAsync_CouponAdded_NamesAllByTheirCodes()
    {
        var before = Order with { CouponLines = [new WooCouponLine { Id = 3, Code = "ten", Discount = 1 }] };
        var after = before with { CouponLines = [.. before.CouponLines, new WooCouponLine { Code = "five" }] };
        using var capture = new RequestCapture(200, OrderJson);
        await using var shop = TestShop.Over(capture);

        await shop.Client().Orders.SaveAsync(before, after, TestContext.Current.CancellationToken);

        Assert.Equal("""{"coupon_lines":[{"code":"ten"},{"code":"five"}]}""", Assert.Single(capture.Requests).Body);
    }

    [Fact]
    public async Task SaveAsync_PluginFieldAltered_IsSentWhole()
    {
        var extra = new Dictionary<string, JsonElement>(Order.Extra!) { ["plugin_field"] = Json("""{"a":2}""") };

        Assert.Equal("""{"plugin_field":{"a":2}}""", await Saved(Order with { Extra = extra }));
    }

    [Fact]
    public async Task SaveAsync_FieldOfTheShopAltered_IsRefused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Saved(Order with { Total = 1 }));
        Assert.Contains("total is computed by the shop", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Saved(Order with { LineItems = [Order.LineItems[0] with { TotalTax = 1 }] }));
        await Assert.ThrowsAsync<ArgumentException>(() => Saved(Order with { Id = 8 }));
    }

    [Fact]
    public async Task SaveAsync_PriceEmptied_IsEmptyTextAndStockEmptiedIsNull()
    {
        using var capture = new RequestCapture(200, """{"id":3}""");
        await using var shop = TestShop.Over(capture);
        var product = new WooProduct { Id = 3, SalePrice = 9.99m, StockQuantity = 4, RegularPrice = 12 };

        await shop.Client().Products.SaveAsync(product, product with { SalePrice = null, StockQuantity = null, RegularPrice = 1234.5m }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"regular_price":"1234.5","sale_price":"","stock_quantity":null}""", Assert.Single(capture.Requests).Body);
    }

    [Fact]
    public async Task UpdateAsync_UnsetNullAndValue_Differ()
    {
        using var capture = new RequestCapture(200, """{"id":3}""");
        await using var shop = TestShop.Over(capture);
        var token = TestContext.Current.CancellationToken;

        await shop.Client().Products.UpdateAsync(3, new WooProductFields(), token);
        await shop.Client().Products.UpdateAsync(3, new WooProductFields { StockQuantity = null, DateOnSaleToGmt = null }, token);
        await shop.Client().Products.UpdateAsync(3, new WooProductFields { StockQuantity = 0, Featured = false, Name = "", RegularPrice = 1.50m, UpsellIds = [] }, token);
        await shop.Client().Products.UpdateAsync(3, new WooProductFields { MetaData = [WooMetaFields.Set("a", "b"), WooMetaFields.Delete(4)] }, token);

        Assert.Equal(
            [
                "{}", """{"date_on_sale_to_gmt":null,"stock_quantity":null}""",
                """{"name":"","featured":false,"regular_price":"1.50","stock_quantity":0,"upsell_ids":[]}""",
                """{"meta_data":[{"key":"a","value":"b"},{"id":4,"value":null}]}""",
            ],
            capture.Requests.Select(request => request.Body));
    }

    private static async Task<string?> Saved(WooOrder after)
    {
        using var capture = new RequestCapture(200, OrderJson);
        await using var shop = TestShop.Over(capture);
        await shop.Client().Orders.SaveAsync(Order, after, TestContext.Current.CancellationToken);
        return capture.Requests.SingleOrDefault().Body;
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
