using System.Text.Json;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

/// <summary>Orders as other shops have them. They are derived by hand: no recording shows them.</summary>
public class DerivedOrderTests
{
    private const string German = """
        {"id":5000000123,"parent_id":0,"number":"RE-2027/0815","order_key":"wc_order_x","created_via":"checkout","version":"10.5.0","status":"zahlung-pruefen","currency":"EUR",
         "currency_symbol":"€","date_created":"2027-03-28T03:30:00","date_created_gmt":"2027-03-28T01:30:00","date_modified":"2027-03-28T03:31:00","date_modified_gmt":"2027-03-28T01:31:00",
         "discount_total":"2.00","discount_tax":"0.38","shipping_total":"4.12","shipping_tax":"0.78","cart_tax":"3.05","total":"24.00","total_tax":"3.83","prices_include_tax":true,
         "customer_id":4294967297,"customer_note":"Grüße aus Köln","billing":{"first_name":"Jörg","last_name":"Weiß","company":"","address_1":"Straße des 17. Juni 135","city":"Berlin","state":"DE-BE",
         "postcode":"10623","country":"DE","email":"joerg@example.de","phone":"030 1234"},"shipping":{"first_name":"Jörg","last_name":"Weiß","address_1":"Packstation 101","city":"Berlin","country":"DE"},
         "payment_method":"german_market_purchase_on_account","payment_method_title":"Kauf auf Rechnung","transaction_id":"","date_paid":null,"date_paid_gmt":null,"date_completed":null,"date_completed_gmt":null,
         "meta_data":[{"id":9000000001,"key":"_order_number","value":"RE-2027/0815"},{"id":2,"key":"_billing_vat_number","value":"DE 136 695 976"},{"id":3,"key":"_liefergewicht","value":"1,250"}],
         "line_items":[{"id":6000000001,"name":"T&uuml;r-Stopper &amp; Co &#8211; gro&szlig;","product_id":7000000001,"variation_id":7000000002,"quantity":2,"tax_class":"","subtotal":"18.05","subtotal_tax":"3.43",
          "total":"16.05","total_tax":"3.05","taxes":[{"id":4294967300,"total":"3.05","subtotal":"3.43"}],"meta_data":[{"id":1,"key":"pa_groesse","value":"gro&szlig;"}],"sku":"TÜR-1","price":8.025210084033613},
          {"id":6000000002,"name":"Gutschein (virtuell)","product_id":7000000003,"variation_id":0,"quantity":1,"tax_class":"zero-rate","subtotal":"5.00","subtotal_tax":"0.00","total":"5.00","total_tax":"0.00","taxes":[],"sku":"","price":5}],
         "tax_lines":[{"id":1,"rate_code":"DE-19% MWST.-1","rate_id":4294967300,"label":"19 % MwSt.","compound":false,"tax_total":"3.05","shipping_tax_total":"0.78","rate_percent":19}],
         "shipping_lines":[{"id":2,"method_title":"DHL Paket – versichert","method_id":"dhl","instance_id":"3","total":"4.12","total_tax":"0.78","taxes":[{"id":4294967300,"total":"0.78","subtotal":""}]}],
         "fee_lines":[{"id":3,"name":"Skonto","tax_class":"0","tax_status":"none","amount":"-5","total":"-5.00","total_tax":"0.00","taxes":[]}],
         "coupon_lines":[{"id":4,"code":"frühling10","discount":"2.00","discount_tax":"0.38","discount_type":"percent","nominal_amount":10,"free_shipping":false}],"refunds":[]}
        """;

    [Fact]
    public void Map_GermanShop_KeepsItsNumbersWordsAndIds() => TestCultures.Each(() =>
    {
        var order = new WooCommerce.Orders.WooOrderMapping("shop-de", new WooCommerceOptions { TaxRounding = TaxRounding.AtSubtotal }).Map(
            JsonSerializer.Deserialize(German, WooJson.Default.WooOrder)!);

        Assert.Equal(("shop-de/order/5000000123", "RE-2027/0815", "shop-de/customer/4294967297"), (order.Ref.ToString(), order.Number, order.Buyer.Account.ToString()));
        Assert.Equal(("zahlung-pruefen", OrderLifecycle.Unknown, PaymentState.Unpaid), (order.SourceStatus, order.Lifecycle, order.Payment));
        Assert.Equal(("Tür-Stopper & Co – groß", "shop-de/product/7000000002", "TÜR-1"), (order.Lines[0].Name, order.Lines[0].Product.ToString(), order.Lines[0].Sku));
        Assert.Equal(("DHL Paket – versichert", "Skonto", -5m), (order.Charges[0].Name, order.Charges[1].Name, order.Charges[1].Net.Amount));
        Assert.Equal(("19 % MwSt.", 19m, "4294967300", 3.83m), (order.Taxes[0].Label, order.Taxes[0].Percent, order.Taxes[0].RateId, order.Taxes[0].Tax.Amount));
        Assert.Equal(("frühling10", 2m), (order.Discounts[0].Code, order.Discounts[0].Amount.Amount));
        Assert.Equal(new Connectors.Customers.TaxId("DE 136 695 976", "DE"), order.Buyer.TaxId);
        Assert.Equal(NodaTime.Instant.FromUtc(2027, 3, 28, 1, 30), order.PlacedAt);
        Assert.Equal(("BE", "Straße des 17. Juni 135", "Packstation 101"), (order.Buyer.Billing.Region, order.Buyer.Billing.Line1, order.Buyer.Shipping.Line1));
        Assert.Equal([], order.Verify().Select(found => found.ToString()));
        Assert.Empty(order.Transactions);
    });

    [Theory]
    [InlineData("US", "CA", "CA")]
    [InlineData("DE", "DE-BE", "BE")]
    [InlineData("JP", "JP13", "13")]
    [InlineData("CA", "CA", "CA")]
    [InlineData("DE", "Berlin", "Berlin")]
    [InlineData("DE", "Deutschland", "Deutschland")]
    [InlineData("", "Berlin", "Berlin")]
    [InlineData("IT", "", "")]
    public void Map_StateThatCarriesItsCountry_IsThePartBehind(string country, string state, string region) => Assert.Equal(
        region,
        Map($$"""
            "billing":{"country":"{{country}}","state":"{{state}}"}
            """).Buyer.Billing.Region);

    [Fact]
    public void Map_CompoundRateUponAnother_AddsUp()
    {
        var order = Map("""
            "total":"114.98","total_tax":"14.98","line_items":[{"id":1,"name":"x","quantity":1,"subtotal":"100.00","total":"100.00","taxes":[{"id":1,"total":"5.00"},{"id":2,"total":"9.98"}]}],
            "tax_lines":[{"id":1,"rate_id":1,"label":"GST","rate_percent":5,"tax_total":"5.00"},{"id":2,"rate_id":2,"label":"QST","compound":true,"rate_percent":9.5,"tax_total":"9.98"}]
            """);

        Assert.True(order.Taxes[1].Compound);
        Assert.Equal([], order.Verify().Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("wc-processing", OrderLifecycle.Placed)]
    [InlineData("wc-verpackt", OrderLifecycle.Unknown)]
    [InlineData("VERPACKT", OrderLifecycle.Unknown)]
    [InlineData("zahlung prüfen", OrderLifecycle.Unknown)]
    public void Map_AnyStatus_IsRead(string status, OrderLifecycle lifecycle)
    {
        var order = Map($$"""
            "status":"{{status}}"
            """);

        Assert.Equal((status, lifecycle), (order.SourceStatus, order.Lifecycle));
    }

    /// <summary>Two rates, each rounded for itself, and their sum rounded for itself: a cent apart is how such a shop counts.</summary>
    [Theory]
    [InlineData(TaxRounding.AtSubtotal, true)]
    [InlineData(TaxRounding.PerLine, false)]
    public void Verify_TotalTaxACentFromItsRates_DependsOnTheRounding(TaxRounding rounding, bool sound)
    {
        var order = Map("""
            "total":"20.56","total_tax":"0.57","shipping_total":"0.00","line_items":[{"id":1,"name":"a","quantity":1,"subtotal":"9.99","total":"9.99","taxes":[{"id":1,"total":"0.30"}]},
             {"id":2,"name":"b","quantity":1,"subtotal":"10.00","total":"10.00","taxes":[{"id":2,"total":"0.28"}]}],
            "tax_lines":[{"id":1,"rate_id":1,"label":"a","rate_percent":3,"tax_total":"0.30"},{"id":2,"rate_id":2,"label":"b","rate_percent":2.75,"tax_total":"0.28"}]
            """, rounding);

        Assert.Equal(sound, order.Verify().IsEmpty);
    }

    private static Order Map(string fields, TaxRounding rounding = TaxRounding.PerLine)
    {
        var own = fields.Contains("\"total\"", StringComparison.Ordinal) ? string.Empty : "\"total\":\"0.00\",\"total_tax\":\"0.00\",";
        var shipping = fields.Contains("shipping_total", StringComparison.Ordinal) ? string.Empty : "\"shipping_total\":\"0.00\",";
        var status = fields.Contains("\"status\"", StringComparison.Ordinal) ? string.Empty : "\"status\":\"processing\",";
        return new WooCommerce.Orders.WooOrderMapping("shop-de", new WooCommerceOptions { TaxRounding = rounding }).Map(JsonSerializer.Deserialize(
            "{\"id\":1,\"number\":\"1\",\"currency\":\"EUR\",\"date_created_gmt\":\"2027-01-01T00:00:00\",\"discount_total\":\"0.00\"," + own + shipping + status + fields + "}",
            WooJson.Default.WooOrder)!);
    }
}
