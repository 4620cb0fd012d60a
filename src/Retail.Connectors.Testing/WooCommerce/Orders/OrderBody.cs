using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>An order's body with all its fields in their recorded order, and nothing in them yet.</summary>
internal static class OrderBody
{
    private static readonly string[] AddressFields =
        ["first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "email", "phone"];

    public static JsonObject Create(long id, WooShopSettings settings)
    {
        var key = WooIds.OrderKey(id);
        var path = string.Create(CultureInfo.InvariantCulture, $"orders/{id}");
        var order = new JsonObject
        {
            ["id"] = id,
            ["parent_id"] = 0,
            ["status"] = "pending",
            ["currency"] = settings.Currency,
            ["version"] = "10.5.0",
            ["prices_include_tax"] = settings.PricesIncludeTax,
            ["date_created"] = null,
            ["date_modified"] = null,
            ["discount_total"] = "0",
            ["discount_tax"] = "0",
            ["shipping_total"] = "0",
            ["shipping_tax"] = "0",
            ["cart_tax"] = "0",
            ["total"] = "0",
            ["total_tax"] = "0",
            ["customer_id"] = 0,
            ["order_key"] = key,
            ["billing"] = Address(AddressFields),
            ["shipping"] = Address(AddressFields.Where(field => field != "email")),
            ["payment_method"] = "",
            ["payment_method_title"] = "",
            ["transaction_id"] = "",
            ["customer_ip_address"] = "",
            ["customer_user_agent"] = "",
            ["created_via"] = "rest-api",
            ["customer_note"] = "",
            ["date_completed"] = null,
            ["date_paid"] = null,
            ["cart_hash"] = "",
            ["number"] = id.ToString(CultureInfo.InvariantCulture),
            ["meta_data"] = new JsonArray(),
            ["line_items"] = new JsonArray(),
            ["tax_lines"] = new JsonArray(),
            ["shipping_lines"] = new JsonArray(),
            ["fee_lines"] = new JsonArray(),
            ["coupon_lines"] = new JsonArray(),
            ["refunds"] = new JsonArray(),
            ["payment_url"] = $"{settings.SiteUrl}/checkout/order-pay/{id}/?pay_for_order=true&key={key}",
            ["is_editable"] = true,
            ["needs_payment"] = false,
            ["needs_processing"] = false,
            ["date_created_gmt"] = null,
            ["date_modified_gmt"] = null,
            ["date_completed_gmt"] = null,
            ["date_paid_gmt"] = null,
            ["currency_symbol"] = "$",
            ["_links"] = WooIds.Links(settings, path, "orders", "GET", "POST", "PUT", "PATCH", "DELETE"),
        };
        order["_links"]!["email_templates"] = new JsonArray(new JsonObject
        {
            ["embeddable"] = true,
            ["href"] = $"{settings.SiteUrl}/wp-json/wc/v3/{path}/actions/email_templates",
        });
        return order;
    }

    private static JsonObject Address(IEnumerable<string> fields)
    {
        var address = new JsonObject();
        foreach (var field in fields)
        {
            address[field] = "";
        }

        return address;
    }
}
