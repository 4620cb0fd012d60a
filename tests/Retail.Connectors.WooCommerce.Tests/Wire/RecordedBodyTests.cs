using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Wire;

public class RecordedBodyTests
{
    public static TheoryData<string> Orders => Recording.Theory("orders");

    public static TheoryData<string> Customers => Recording.Theory("customers");

    public static TheoryData<string> Products => Recording.Theory("products");

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_RecordedBody_IsReadWithNothingLeftOver(string name) => TestCultures.Each(() =>
    {
        foreach (var (order, raw) in Read("orders", name, WooJson.Default.WooOrder))
        {
            Assert.Equal(raw.GetProperty("id").GetInt64(), order.Id);
            Assert.Equal(Amount(raw, "total"), order.Total);
            Assert.Equal(Amount(raw, "total_tax"), order.TotalTax);
            Assert.Equal(raw.GetProperty("date_created_gmt").GetString(), WooDates.Format(order.DateCreatedGmt!.Value));
            Assert.Equal(raw.GetProperty("billing").GetProperty("address_1").GetString(), order.Billing.Address1);
            Assert.Equal(
                raw.GetProperty("line_items").EnumerateArray().Select(line => (Amount(line, "total"), Amount(line, "subtotal"), line.GetProperty("quantity").GetDecimal())),
                order.LineItems.Select(line => (line.Total, line.Subtotal, line.Quantity!.Value)));
            Assert.Equal(raw.GetProperty("tax_lines").EnumerateArray().Select(rate => (decimal?)rate.GetProperty("rate_percent").GetDecimal()), order.TaxLines.Select(rate => rate.RatePercent));
            Assert.Null(order.Extra);
            Assert.All(order.LineItems, line => Assert.Null(line.Extra));
            Assert.All(order.FeeLines, line => Assert.Null(line.Extra));
            Assert.All(order.ShippingLines, line => Assert.Null(line.Extra));
            Assert.All(order.CouponLines, line => Assert.Null(line.Extra));
        }
    });

    [Theory]
    [MemberData(nameof(Customers))]
    public void Customer_RecordedBody_IsReadWithNothingLeftOver(string name) => TestCultures.Each(() =>
    {
        foreach (var (customer, raw) in Read("customers", name, WooJson.Default.WooCustomer))
        {
            Assert.Equal(raw.GetProperty("id").GetInt64(), customer.Id);
            Assert.Equal(raw.GetProperty("email").GetString(), customer.Email);
            Assert.Null(customer.Extra);
        }
    });

    [Theory]
    [MemberData(nameof(Products))]
    public void Product_RecordedBody_IsReadWithNothingLeftOver(string name) => TestCultures.Each(() =>
    {
        foreach (var (product, raw) in Read("products", name, WooJson.Default.WooProduct))
        {
            Assert.Equal(raw.GetProperty("id").GetInt64(), product.Id);
            Assert.Equal(raw.GetProperty("name").GetString(), product.Name);
            Assert.Equal(Amount(raw, "price"), product.Price);
            Assert.Equal(Amount(raw, "regular_price"), product.RegularPrice);
            Assert.Null(product.Extra);
        }
    });

    [Fact]
    public void Order_OddValues_AreRead()
    {
        var order = JsonSerializer.Deserialize(
            """
            {"id":"7","customer_id":"","total":"-","discount_total":"","number":1007,"status":null,"prices_include_tax":"yes","meta_data":null,
             "billing":null,"date_paid_gmt":"","line_items":[{"id":1,"sku":null,"quantity":"2","price":0.33499999999999996,"image":{"id":""},"plugin":{"a":1}}],
             "refunds":[{"id":3,"total":"-"}],"my_plugin":[1,2]}
            """, WooJson.Default.WooOrder)!;

        Assert.Equal(7, order.Id);
        Assert.Equal(0, order.CustomerId);
        Assert.Null(order.Total);
        Assert.Null(order.DiscountTotal);
        Assert.Equal("1007", order.Number);
        Assert.Equal(string.Empty, order.Status);
        Assert.True(order.PricesIncludeTax);
        Assert.Empty(order.MetaData);
        Assert.Equal(string.Empty, order.Billing.City);
        Assert.Null(order.DatePaidGmt);
        Assert.Equal(0.33499999999999996m, order.LineItems[0].Price);
        Assert.Equal(2, order.LineItems[0].Quantity);
        Assert.Equal("1", order.LineItems[0].Extra!["plugin"].GetProperty("a").GetRawText());
        Assert.Null(order.Refunds[0].Total);
        Assert.Equal("[1,2]", order.Extra!["my_plugin"].GetRawText());
    }

    [Theory]
    [InlineData("""{"total":"12,50"}""")]
    [InlineData("""{"total":"1 000.00"}""")]
    [InlineData("""{"total":[]}""")]
    [InlineData("""{"id":1.5}""")]
    [InlineData("""{"date_created_gmt":"2026-13-01T00:00:00"}""")]
    [InlineData("""{"date_created_gmt":"yesterday"}""")]
    public void Order_MisleadingValue_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, WooJson.Default.WooOrder));

    private static IEnumerable<(T Record, JsonElement Raw)> Read<T>(string folder, string name, JsonTypeInfo<T> type)
    {
        var recording = Recording.Load(folder, name);
        using var document = JsonDocument.Parse(recording.Body);
        var elements = recording.IsList ? [.. document.RootElement.EnumerateArray()] : new[] { document.RootElement };
        Assert.NotEmpty(elements);
        foreach (var element in elements)
        {
            yield return (element.Deserialize(type)!, element);
        }
    }

    private static decimal? Amount(JsonElement element, string field) =>
        element.GetProperty(field).GetString() is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;
}
