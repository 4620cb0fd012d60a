using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

/// <summary>Which method of the client calls which route.</summary>
internal static class RouteTable
{
    /// <summary>By method and route; what varies in a route is written <c>{}</c>.</summary>
    public static Dictionary<(string Method, string Route), Func<WooCommerceClient, RouteCall, Task>> Methods { get; } = Build();

    private static readonly WooWriteJson Write = WooWriteJson.Default;

    private static Dictionary<(string Method, string Route), Func<WooCommerceClient, RouteCall, Task>> Build()
    {
        var table = new Dictionary<(string Method, string Route), Func<WooCommerceClient, RouteCall, Task>>();
        Resource(table, "/orders", (woo, _) => woo.Orders, WooWriteJson.Default.WooOrderFields, (woo, id) => woo.Orders.TrashAsync(id));
        Resource(table, "/customers", (woo, _) => woo.Customers, WooWriteJson.Default.WooCustomerFields);
        Resource(table, "/products", (woo, _) => woo.Products, WooWriteJson.Default.WooProductFields, (woo, id) => woo.Products.TrashAsync(id));
        Resource(table, "/products/{}/variations", (woo, call) => woo.Variations(call.First), WooWriteJson.Default.WooVariationFields);
        Resource(table, "/products/categories", (woo, _) => woo.Categories, WooWriteJson.Default.WooCategoryFields);
        Resource(table, "/products/brands", (woo, _) => woo.Brands, WooWriteJson.Default.WooBrandFields);
        Resource(table, "/products/tags", (woo, _) => woo.Tags, WooWriteJson.Default.WooTagFields);
        Resource(table, "/products/shipping_classes", (woo, _) => woo.ShippingClasses, WooWriteJson.Default.WooShippingClassFields);
        Resource(table, "/products/attributes", (woo, _) => woo.Attributes, WooWriteJson.Default.WooAttributeFields);
        Resource(table, "/products/attributes/{}/terms", (woo, call) => woo.AttributeTerms(call.First), WooWriteJson.Default.WooAttributeTermFields);
        Resource(table, "/products/reviews", (woo, _) => woo.Reviews, WooWriteJson.Default.WooReviewFields, (woo, id) => woo.Reviews.TrashAsync(id));
        Resource(table, "/coupons", (woo, _) => woo.Coupons, WooWriteJson.Default.WooCouponFields, (woo, id) => woo.Coupons.TrashAsync(id));
        Resource(table, "/taxes", (woo, _) => woo.TaxRates, WooWriteJson.Default.WooTaxRateFields);
        Resource(table, "/webhooks", (woo, _) => woo.Webhooks, WooWriteJson.Default.WooWebhookFields);
        Add("GET", "/variations", (woo, _) => Drain(woo.ListVariationsAsync()));

        Add("GET", "/orders/statuses", (woo, _) => woo.Orders.ListStatusesAsync());
        Add("GET", "/orders/{}/receipt", (woo, call) => woo.Orders.GetReceiptAsync(call.Id));
        Add("POST", "/orders/{}/receipt", (woo, call) => woo.Orders.CreateReceiptAsync(call.Id, call.Body is null ? null : call.Fields(WooWriteJson.Default.WooReceiptFields)));
        Add("GET", "/orders/{}/actions/email_templates", (woo, call) => woo.Orders.ListEmailTemplatesAsync(call.Id));
        Add("POST", "/orders/{}/actions/send_email", (woo, call) => woo.Orders.SendEmailAsync(call.Id, call.Fields(WooWriteJson.Default.WooOrderMailFields)));
        Add("POST", "/orders/{}/actions/send_order_details", (woo, call) => woo.Orders.SendDetailsAsync(call.Id));
        Add("GET", "/orders/{}/notes", (woo, call) => woo.OrderNotes.ListAsync(call.Id));
        Add("POST", "/orders/{}/notes", (woo, call) => woo.OrderNotes.CreateAsync(call.Id, call.Body is null ? new() { Note = "x" } : call.Fields(WooWriteJson.Default.WooOrderNoteFields)));
        Add("GET", "/orders/{}/notes/{}", (woo, call) => woo.OrderNotes.GetAsync(call.First, call.Id));
        Add("DELETE", "/orders/{}/notes/{}", (woo, call) => woo.OrderNotes.DeleteAsync(call.First, call.Id));
        Add("GET", "/orders/{}/refunds", (woo, call) => Drain(woo.Refunds.ListAsync(call.Id)));
        Add("POST", "/orders/{}/refunds", (woo, call) => woo.Refunds.CreateAsync(call.Id, call.Fields(WooWriteJson.Default.WooRefundFields)));
        Add("GET", "/orders/{}/refunds/{}", (woo, call) => woo.Refunds.GetAsync(call.First, call.Id));
        Add("DELETE", "/orders/{}/refunds/{}", (woo, call) => woo.Refunds.DeleteAsync(call.First, call.Id));
        Add("GET", "/refunds", (woo, _) => Drain(woo.Refunds.ListAsync()));
        Add("GET", "/customers/{}/downloads", (woo, call) => woo.Customers.ListDownloadsAsync(call.Id));
        Add("GET", "/products/{}/related", (woo, call) => woo.Products.GetRelatedAsync(call.Id));
        Add("POST", "/products/{}/duplicate", (woo, call) => woo.Products.DuplicateAsync(call.Id));
        Add("GET", "/products/suggested-products", (woo, _) => woo.Products.ListSuggestedAsync([1], [2], 3));
        Add("GET", "/products/custom-fields/names", (woo, _) => woo.Products.ListCustomFieldNamesAsync());
        Add("POST", "/products/{}/variations/generate", (woo, call) => woo.Variations(call.First).GenerateAsync());
        Add("GET", "/products/shipping_classes/slug-suggestion", (woo, _) => woo.ShippingClasses.SuggestSlugAsync("x"));

        Add("GET", "/taxes/classes", (woo, _) => woo.TaxClasses.ListAsync());
        Add("POST", "/taxes/classes", (woo, call) => woo.TaxClasses.CreateAsync(call.Fields(WooWriteJson.Default.WooTaxClassFields)));
        Add("GET", "/taxes/classes/{}", (woo, call) => woo.TaxClasses.GetAsync(call.Parts[0]));
        Add("DELETE", "/taxes/classes/{}", (woo, call) => woo.TaxClasses.DeleteAsync(call.Parts[0]));

        Add("GET", "/shipping/zones", (woo, _) => woo.Shipping.ListZonesAsync());
        Add("POST", "/shipping/zones", (woo, call) => woo.Shipping.CreateZoneAsync(call.Fields(WooWriteJson.Default.WooShippingZoneFields)));
        Add("GET", "/shipping/zones/{}", (woo, call) => woo.Shipping.GetZoneAsync(call.Id));
        Add("PUT", "/shipping/zones/{}", (woo, call) => woo.Shipping.UpdateZoneAsync(call.Id, call.Fields(WooWriteJson.Default.WooShippingZoneFields)));
        Add("DELETE", "/shipping/zones/{}", (woo, call) => woo.Shipping.DeleteZoneAsync(call.Id));
        Add("GET", "/shipping/zones/{}/locations", (woo, call) => woo.Shipping.ListLocationsAsync(call.Id));
        Add("PUT", "/shipping/zones/{}/locations", (woo, call) => woo.Shipping.ReplaceLocationsAsync(call.Id, call.Body is JsonArray ? call.Fields(WooWriteJson.Default.ListWooZoneLocationFields) : []));
        Add("GET", "/shipping/zones/{}/methods", (woo, call) => woo.Shipping.ListZoneMethodsAsync(call.Id));
        Add("POST", "/shipping/zones/{}/methods", (woo, call) => woo.Shipping.CreateZoneMethodAsync(call.Id, call.Fields(WooWriteJson.Default.WooZoneMethodFields)));
        Add("GET", "/shipping/zones/{}/methods/{}", (woo, call) => woo.Shipping.GetZoneMethodAsync(call.First, call.Id));
        Add("PUT", "/shipping/zones/{}/methods/{}", (woo, call) => woo.Shipping.UpdateZoneMethodAsync(call.First, call.Id, call.Fields(WooWriteJson.Default.WooZoneMethodFields)));
        Add("DELETE", "/shipping/zones/{}/methods/{}", (woo, call) => woo.Shipping.DeleteZoneMethodAsync(call.First, call.Id));
        Add("GET", "/shipping_methods", (woo, _) => woo.Shipping.ListMethodsAsync());
        Add("GET", "/shipping_methods/{}", (woo, call) => woo.Shipping.GetMethodAsync(call.Parts[0]));

        Add("GET", "/settings", (woo, _) => woo.Settings.ListGroupsAsync());
        Add("POST", "/settings/batch", (woo, _) => woo.Settings.BatchAsync([("general", "a", new() { Value = Text("x") })]));
        Add("GET", "/settings/{}", (woo, call) => woo.Settings.ListAsync(call.Parts[0]));
        Add("POST", "/settings/{}/batch", (woo, call) => woo.Settings.BatchAsync(call.Parts[0], Settings(call)));
        Add("GET", "/settings/{}/{}", (woo, call) => woo.Settings.GetAsync(call.Parts[0], call.Parts[1]));
        Add("PUT", "/settings/{}/{}", (woo, call) => woo.Settings.UpdateAsync(call.Parts[0], call.Parts[1], call.Fields(WooWriteJson.Default.WooSettingFields)));
        Add("GET", "/payment_gateways", (woo, _) => woo.PaymentGateways.ListAsync());
        Add("GET", "/payment_gateways/{}", (woo, call) => woo.PaymentGateways.GetAsync(call.Parts[0]));
        Add("PUT", "/payment_gateways/{}", (woo, call) => woo.PaymentGateways.UpdateAsync(call.Parts[0], call.Fields(WooWriteJson.Default.WooPaymentGatewayFields)));

        Add("GET", "/reports", (woo, _) => woo.Reports.ListAsync());
        Add("GET", "/reports/sales", (woo, _) => woo.Reports.GetSalesAsync());
        Add("GET", "/reports/top_sellers", (woo, _) => woo.Reports.GetTopSellersAsync("year"));
        Add("GET", "/reports/orders/totals", (woo, _) => woo.Reports.CountOrdersAsync());
        Add("GET", "/reports/products/totals", (woo, _) => woo.Reports.CountProductsAsync());
        Add("GET", "/reports/customers/totals", (woo, _) => woo.Reports.CountCustomersAsync());
        Add("GET", "/reports/coupons/totals", (woo, _) => woo.Reports.CountCouponsAsync());
        Add("GET", "/reports/reviews/totals", (woo, _) => woo.Reports.CountReviewsAsync());
        Add("GET", "/data", (woo, _) => woo.Reference.ListAsync());
        Add("GET", "/data/continents", (woo, _) => woo.Reference.ListContinentsAsync());
        Add("GET", "/data/continents/{}", (woo, call) => woo.Reference.GetContinentAsync(call.Parts[0]));
        Add("GET", "/data/countries", (woo, _) => woo.Reference.ListCountriesAsync());
        Add("GET", "/data/countries/{}", (woo, call) => woo.Reference.GetCountryAsync(call.Parts[0]));
        Add("GET", "/data/currencies", (woo, _) => woo.Reference.ListCurrenciesAsync());
        Add("GET", "/data/currencies/current", (woo, _) => woo.Reference.GetCurrentCurrencyAsync());
        Add("GET", "/data/currencies/{}", (woo, call) => woo.Reference.GetCurrencyAsync(call.Parts[0]));
        Add("GET", "", (woo, _) => woo.System.GetIndexAsync());
        Add("GET", "/system_status", (woo, _) => woo.System.GetStatusAsync());
        Add("GET", "/system_status/tools", (woo, _) => woo.System.ListToolsAsync());
        Add("GET", "/system_status/tools/{}", (woo, call) => woo.System.GetToolAsync(call.Parts[0]));
        Add("PUT", "/system_status/tools/{}", (woo, call) => woo.System.RunToolAsync(call.Parts[0]));
        Add("GET", "/layout-templates", (woo, _) => woo.System.ListLayoutTemplatesAsync());
        Add("GET", "/layout-templates/{}", (woo, call) => woo.System.GetLayoutTemplateAsync(call.Parts[0]));
        Add("GET", "/marketplace/featured", (woo, _) => woo.Marketplace.GetFeaturedAsync());
        Add("POST", "/marketplace/refresh", (woo, _) => woo.Marketplace.RefreshAsync());
        Add("GET", "/marketplace/subscriptions", (woo, _) => woo.Marketplace.ListSubscriptionsAsync());
        Add("POST", "/marketplace/subscriptions/connect", (woo, _) => woo.Marketplace.ConnectAsync("k"));
        Add("POST", "/marketplace/subscriptions/disconnect", (woo, _) => woo.Marketplace.DisconnectAsync("k"));
        Add("POST", "/marketplace/subscriptions/activate", (woo, _) => woo.Marketplace.ActivateAsync("k"));
        Add("POST", "/marketplace/subscriptions/activate-plugin", (woo, _) => woo.Marketplace.ActivatePluginAsync("k"));
        Add("GET", "/marketplace/subscriptions/install-url", (woo, _) => woo.Marketplace.GetInstallUrlAsync("k"));
        Add("POST", "/marketplace/create-order", (woo, _) => woo.Marketplace.CreateOrderAsync("1"));
        Add("POST", "/paypal-standard/update-shipping", (woo, _) => woo.PayPal.UpdateShippingAsync([]));
        Add("POST", "/paypal-webhooks", (woo, _) => woo.PayPal.SendWebhookAsync([]));
        Add("POST", "/paypal-buttons/create-order", (woo, _) => woo.PayPal.CreateOrderAsync([]));
        Add("POST", "/paypal-buttons/cancel-payment", (woo, _) => woo.PayPal.CancelPaymentAsync([]));
        return table;

        void Add(string method, string route, Func<WooCommerceClient, RouteCall, Task> call) => table.Add((method, route), call);
    }

    private static void Resource<TRecord, TFields, TQuery>(
        Dictionary<(string Method, string Route), Func<WooCommerceClient, RouteCall, Task>> table,
        string path,
        Func<WooCommerceClient, RouteCall, WooResource<TRecord, TFields, TQuery>> of,
        JsonTypeInfo<TFields> fields,
        Func<WooCommerceClient, long, Task>? trash = null)
        where TRecord : class
        where TFields : class
        where TQuery : class, new()
    {
        table.Add(("GET", path), (woo, call) => Drain(of(woo, call).ListAsync()));
        table.Add(("POST", path), (woo, call) => of(woo, call).CreateAsync(call.Fields(fields)));
        table.Add(("GET", path + "/{}"), (woo, call) => of(woo, call).GetAsync(call.Id));
        table.Add(("PUT", path + "/{}"), (woo, call) => of(woo, call).UpdateAsync(call.Id, call.Fields(fields)));
        table.Add(("DELETE", path + "/{}"), (woo, call) => trash is null || call.Force ? of(woo, call).DeleteAsync(call.Id) : trash(woo, call.Id));
        table.Add(("POST", path + "/batch"), (woo, call) => of(woo, call).BatchAsync(call.Body is null ? new() { Delete = [1] } : call.Batch(fields)));
    }

    private static async Task Drain<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var item in list)
        {
            Assert.NotNull(item);
        }
    }

    private static System.Text.Json.JsonElement Text(string value) => System.Text.Json.JsonSerializer.SerializeToElement(value, Write.String);

    private static Dictionary<string, Retail.Connectors.WooCommerce.Settings.WooSettingFields> Settings(RouteCall call) =>
        (call.Body?["update"] as JsonArray ?? [new JsonObject { ["id"] = "a", ["value"] = "x" }])
            .ToDictionary(item => item!["id"]!.GetValue<string>(), item => new Retail.Connectors.WooCommerce.Settings.WooSettingFields { Value = Text(item!["value"]!.GetValue<string>()) });
}
