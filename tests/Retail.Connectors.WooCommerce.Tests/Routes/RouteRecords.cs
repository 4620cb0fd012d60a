using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

/// <summary>Which record a route answers with, and which one it takes.</summary>
internal static class RouteRecords
{
    private static readonly WooJson R = WooJson.Default;
    private static readonly WooWriteJson W = WooWriteJson.Default;

    public static IReadOnlyDictionary<string, (Type Read, Type? Write)> ByRoute { get; } = Build();

    private static Dictionary<string, (Type Read, Type? Write)> Build()
    {
        var records = new Dictionary<string, (Type Read, Type? Write)>();
        Add(R.WooOrder, W.WooOrderFields, "/orders", "/orders/{}");
        Add(R.WooOrderNote, W.WooOrderNoteFields, "/orders/{}/notes", "/orders/{}/notes/{}");
        Add(R.WooOrderStatus, null, "/orders/statuses");
        Add(R.WooReceipt, null, "/orders/{}/receipt");
        Add(R.WooEmailTemplate, null, "/orders/{}/actions/email_templates");
        Add(R.WooActionMessage, null, "/orders/{}/actions/send_email", "/orders/{}/actions/send_order_details");
        Add(R.WooRefund, W.WooRefundFields, "/refunds", "/orders/{}/refunds", "/orders/{}/refunds/{}");
        Add(R.WooCustomer, W.WooCustomerFields, "/customers", "/customers/{}");
        Add(R.WooCustomerDownload, null, "/customers/{}/downloads");
        Add(R.WooProduct, W.WooProductFields, "/products", "/products/{}", "/products/{}/duplicate", "/products/suggested-products");
        Add(R.WooVariation, W.WooVariationFields, "/products/{}/variations", "/products/{}/variations/{}", "/products/{}/variations/generate", "/variations");
        Add(R.WooCategory, W.WooCategoryFields, "/products/categories", "/products/categories/{}");
        Add(R.WooBrand, W.WooBrandFields, "/products/brands", "/products/brands/{}");
        Add(R.WooTag, W.WooTagFields, "/products/tags", "/products/tags/{}");
        Add(R.WooShippingClass, W.WooShippingClassFields, "/products/shipping_classes", "/products/shipping_classes/{}", "/products/shipping_classes/slug-suggestion");
        Add(R.WooAttribute, W.WooAttributeFields, "/products/attributes", "/products/attributes/{}");
        Add(R.WooAttributeTerm, W.WooAttributeTermFields, "/products/attributes/{}/terms", "/products/attributes/{}/terms/{}");
        Add(R.WooReview, W.WooReviewFields, "/products/reviews", "/products/reviews/{}");
        Add(R.WooCoupon, W.WooCouponFields, "/coupons", "/coupons/{}");
        Add(R.WooTaxRate, W.WooTaxRateFields, "/taxes", "/taxes/{}");
        Add(R.WooTaxClass, W.WooTaxClassFields, "/taxes/classes", "/taxes/classes/{}");
        Add(R.WooShippingZone, W.WooShippingZoneFields, "/shipping/zones", "/shipping/zones/{}");
        Add(R.WooZoneLocation, W.WooZoneLocationFields, "/shipping/zones/{}/locations");
        Add(R.WooZoneMethod, W.WooZoneMethodFields, "/shipping/zones/{}/methods", "/shipping/zones/{}/methods/{}");
        Add(R.WooShippingMethod, null, "/shipping_methods", "/shipping_methods/{}");
        Add(R.WooPaymentGateway, W.WooPaymentGatewayFields, "/payment_gateways", "/payment_gateways/{}");
        Add(R.WooSettingGroup, null, "/settings");
        Add(R.WooSetting, W.WooSettingFields, "/settings/{}", "/settings/{}/{}");
        Add(R.WooWebhook, W.WooWebhookFields, "/webhooks", "/webhooks/{}");
        Add(R.WooReport, null, "/reports");
        Add(R.WooSalesReport, null, "/reports/sales");
        Add(R.WooTopSeller, null, "/reports/top_sellers");
        Add(R.WooReportTotal, null, "/reports/orders/totals", "/reports/products/totals", "/reports/customers/totals", "/reports/coupons/totals", "/reports/reviews/totals");
        Add(R.WooDataSet, null, "/data");
        Add(R.WooContinent, null, "/data/continents", "/data/continents/{}");
        Add(R.WooCountry, null, "/data/countries", "/data/countries/{}");
        Add(R.WooCurrency, null, "/data/currencies", "/data/currencies/{}", "/data/currencies/current");
        Add(R.WooSystemStatus, null, "/system_status");
        Add(R.WooTool, null, "/system_status/tools", "/system_status/tools/{}");
        return records;

        void Add(JsonTypeInfo read, JsonTypeInfo? write, params ReadOnlySpan<string> routes)
        {
            foreach (var route in routes)
            {
                records.Add(route, (read.Type, write?.Type));
            }
        }
    }
}
