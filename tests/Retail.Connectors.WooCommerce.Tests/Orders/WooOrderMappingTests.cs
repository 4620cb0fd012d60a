using System.Text.Json;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

public class WooOrderMappingTests
{
    public static TheoryData<string> Recorded => Recording.Theory("orders");

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Map_RecordedOrder_KeepsEveryAmount(string name) => TestCultures.Each(() =>
    {
        foreach (var order in Orders(name))
        {
            var mapped = TestOrders.Mapping.Map(order);
            Assert.Equal(order.Total, mapped.Totals.Grand.Amount);
            Assert.Equal(order.TotalTax, mapped.Totals.Tax.Amount);
            Assert.Equal(order.LineItems.Select(line => line.Total), mapped.Lines.Select(line => (decimal?)line.Net.Amount));
            Assert.Equal(order.ShippingLines.Count + order.FeeLines.Count, mapped.Charges.Length);
            Assert.Equal(order.TaxLines.Select(rate => rate.TaxTotal + rate.ShippingTaxTotal), mapped.Taxes.Select(rate => (decimal?)rate.Tax.Amount));
            Assert.Equal(order.Status == "in-abholung", mapped.Lifecycle == OrderLifecycle.Unknown);
        }
    });

    [Fact]
    public void Map_ProductName_IsDecodedAndAddressesAreNot()
    {
        var order = TestOrders.Recorded.Single(candidate => candidate.Id == 84);

        var mapped = TestOrders.Mapping.Map(order);

        Assert.Equal("Café Crème “Deluxe” & Co.", mapped.Lines[0].Name);
        Assert.Equal("ACME & Söhne \"0\"", mapped.Buyer.Billing.Company);
        Assert.Equal("shop-us/product/12", mapped.Lines[0].Product.ToString());
        Assert.Null(mapped.Buyer.Account);
        Assert.StartsWith("2026-11-23T02:33:22/pending/", WooOrderMapping.RevisionOf(order, mapped).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void RevisionOf_TwoStatesWithinOneSecond_Differs()
    {
        const string Stamp = "\"date_modified_gmt\":\"2026-11-23T02:33:22\"";
        var before = Order(Stamp);
        var after = Order(Stamp + ",\"refunds\":[{\"id\":5,\"reason\":\"\",\"total\":\"-1.00\"}]");

        var first = WooOrderMapping.RevisionOf(before, TestOrders.Mapping.Map(before));
        var second = WooOrderMapping.RevisionOf(after, TestOrders.Mapping.Map(after));

        Assert.Equal(first, WooOrderMapping.RevisionOf(before, TestOrders.Mapping.Map(before)));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Map_EncodedAddressAndFee_AreLeftAsTheyAre()
    {
        var mapped = TestOrders.Mapping.Map(Order("""
            "billing":{"company":"R&amp;D"},"fee_lines":[{"id":9,"name":"A &amp; B","total":"0.00"}]
            """));

        Assert.Equal("R&amp;D", mapped.Buyer.Billing.Company);
        Assert.Equal("A &amp; B", mapped.Charges[0].Name);
        Assert.Equal(mapped.Buyer.Billing, mapped.Buyer.Shipping);
    }

    [Fact]
    public void Map_TaxWithoutTotal_DoesNotApplyWhateverTheStatusSays()
    {
        var mapped = TestOrders.Mapping.Map(Order("""
            "shipping_lines":[{"id":9,"method_title":"x","total":"0.00","tax_status":"taxable","taxes":[{"id":1,"total":"","subtotal":""},{"id":2,"total":"0.00"}]}]
            """));

        Assert.Equal(["2"], mapped.Charges[0].Taxes.Select(tax => tax.RateId));
    }

    [Fact]
    public void Map_Refunds_DecideThePayment()
    {
        var part = TestOrders.Mapping.Map(Order("""
            "date_paid_gmt":"2026-01-02T03:04:05","transaction_id":"tx","refunds":[{"id":5,"total":"-1.00"},{"id":6,"total":"-"}]
            """));
        var full = TestOrders.Mapping.Map(Order("\"refunds\":[{\"id\":5,\"total\":\"-6.00\"},{\"id\":6,\"total\":\"-4.00\"}]"));
        var paid = TestOrders.Mapping.Map(Order("\"date_paid_gmt\":\"2026-01-02T03:04:05\""));
        var onDelivery = TestOrders.Mapping.Map(Order("\"payment_method\":\"cod\""));

        Assert.Equal(PaymentState.PartlyRefunded, part.Payment);
        Assert.Equal(
            [(PaymentTransactionKind.Capture, "tx", 10m), (PaymentTransactionKind.Refund, "5", 1m), (PaymentTransactionKind.Refund, "6", 0m)],
            part.Transactions.Select(transaction => (transaction.Kind, transaction.Reference, transaction.Amount.Amount)));
        Assert.Equal(PaymentState.Refunded, full.Payment);
        Assert.Equal(PaymentState.Paid, paid.Payment);
        Assert.Equal(PaymentState.Unpaid, onDelivery.Payment);
    }

    [Fact]
    public void Map_PluginsStatus_IsUnknownUntilApplied()
    {
        var order = TestOrders.Mapping.Map(Order("\"status\":\"packing\",\"date_paid_gmt\":\"2026-01-02T03:04:05\""));

        var applied = WooOrderStatusTable.Apply(order, "wc-processing");

        Assert.Equal(OrderLifecycle.Unknown, order.Lifecycle);
        Assert.Equal("packing", order.SourceStatus);
        Assert.Equal((OrderLifecycle.Placed, PaymentState.Paid, FulfilmentState.None), (applied.Lifecycle, applied.Payment, applied.Fulfilment));
        Assert.Equal("packing", applied.SourceStatus);
        Assert.Throws<ArgumentException>(() => WooOrderStatusTable.Apply(order, "packing"));
    }

    [Fact]
    public void Map_BrokenOrder_TellsAllThatIsWrong()
    {
        var broken = JsonSerializer.Deserialize("""{"id":5,"currency":"dollars","line_items":[{"id":1,"quantity":1}]}""", WooJson.Default.WooOrder)!;

        var error = Assert.Throws<ConnectorException>(() => TestOrders.Mapping.Map(broken));

        Assert.Equal(ConnectorErrorKind.Contract, error.Kind);
        Assert.All(
            ["currency 'dollars'", "date_created_gmt", "status is missing", "line 1 total", "line 1 subtotal", "; total is missing", "total_tax"],
            words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Map_Options_ChooseDigitsTaxIdAndAttributes()
    {
        var options = new WooCommerceOptions { TaxRounding = TaxRounding.AtSubtotal };
        options.CurrencyDigits["USD"] = 4;
        options.AttributeMetaKeys.Add("gift");
        var mapped = new WooOrderMapping("shop-us", options).Map(Order("""
            "billing":{"country":"DE"},"meta_data":[{"key":"_vat_number","value":""},{"key":"vat_number","value":" DE136695976 "},
             {"key":"gift","value":{"card":1}},{"key":"secret","value":"x"}]
            """));

        Assert.Equal(4, mapped.Currency.Digits);
        Assert.Equal(new Connectors.Customers.TaxId("DE136695976", "DE"), mapped.Buyer.TaxId);
        Assert.Equal([new KeyValuePair<string, string>("gift", """{"card":1}""")], mapped.Attributes);
        Assert.Equal(TaxRounding.AtSubtotal, mapped.TaxRounding);
    }

    [Fact]
    public void Map_NoQuantity_TakesTheShownPrice()
    {
        var mapped = TestOrders.Mapping.Map(Order("\"line_items\":[{\"id\":1,\"name\":\"x\",\"quantity\":0,\"price\":2.5,\"total\":\"0.00\",\"subtotal\":\"0.00\"}]"));

        Assert.Equal(2.5m, mapped.Lines[0].UnitPrice);
    }

    [Theory]
    [InlineData("pending", OrderLifecycle.Draft, PaymentState.Unpaid, FulfilmentState.None)]
    [InlineData("checkout-draft", OrderLifecycle.Draft, PaymentState.Unpaid, FulfilmentState.None)]
    [InlineData("failed", OrderLifecycle.Draft, PaymentState.Failed, FulfilmentState.None)]
    [InlineData("on-hold", OrderLifecycle.OnHold, PaymentState.Unpaid, FulfilmentState.None)]
    [InlineData("wc-processing", OrderLifecycle.Placed, PaymentState.Unpaid, FulfilmentState.None)]
    [InlineData("completed", OrderLifecycle.Closed, PaymentState.Unpaid, FulfilmentState.Full)]
    [InlineData("cancelled", OrderLifecycle.Cancelled, PaymentState.Unpaid, FulfilmentState.None)]
    [InlineData("trash", OrderLifecycle.Cancelled, PaymentState.Unpaid, FulfilmentState.None)]
    [InlineData("refunded", OrderLifecycle.Closed, PaymentState.Refunded, FulfilmentState.None)]
    public void TryGet_StandardStatus_SaysWhereTheOrderStands(string status, OrderLifecycle lifecycle, PaymentState payment, FulfilmentState fulfilment)
    {
        Assert.True(WooOrderStatusTable.TryGet(status, out var axes));
        Assert.Equal(new WooOrderAxes(lifecycle, payment, fulfilment), axes);
    }

    private static WooOrder Order(string fields) => JsonSerializer.Deserialize(
        "{\"id\":1,\"number\":\"1\",\"status\":\"processing\",\"currency\":\"USD\",\"date_created_gmt\":\"2026-01-01T00:00:00\",\"total\":\"10.00\","
        + "\"total_tax\":\"0.00\",\"discount_total\":\"0.00\",\"shipping_total\":\"0.00\"," + fields + "}", WooJson.Default.WooOrder)!;

    private static List<WooOrder> Orders(string name)
    {
        var recording = Recording.Load("orders", name);
        return recording.IsList
            ? JsonSerializer.Deserialize(recording.Body, WooJson.Default.ListWooOrder)!
            : [JsonSerializer.Deserialize(recording.Body, WooJson.Default.WooOrder)!];
    }
}
