using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Makes orders and changes them the way WooCommerce does.</summary>
/// <remarks>Prices are taken as net: a shop that enters prices with tax is simulated by seeded orders.</remarks>
internal sealed class OrderWriter(ShopState shop)
{
    private static readonly string[] AddressFields =
        ["first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "email", "phone"];

    private static readonly string[] PlainFields = ["payment_method", "payment_method_title", "transaction_id", "customer_note", "currency"];

    private readonly LineWriter _lines = new(shop);

    /// <summary>A new order, stored nowhere yet.</summary>
    public JsonObject Blank()
    {
        var id = shop.NextPost();
        var key = WooIds.OrderKey(id);
        var path = string.Create(CultureInfo.InvariantCulture, $"orders/{id}");
        var order = new JsonObject
        {
            ["id"] = id,
            ["parent_id"] = 0,
            ["status"] = "pending",
            ["currency"] = shop.Settings.Currency,
            ["version"] = "10.5.0",
            ["prices_include_tax"] = shop.Settings.PricesIncludeTax,
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
            ["payment_url"] = $"{shop.Settings.SiteUrl}/checkout/order-pay/{id}/?pay_for_order=true&key={key}",
            ["is_editable"] = true,
            ["needs_payment"] = false,
            ["needs_processing"] = false,
            ["date_created_gmt"] = null,
            ["date_modified_gmt"] = null,
            ["date_completed_gmt"] = null,
            ["date_paid_gmt"] = null,
            ["currency_symbol"] = "$",
            ["_links"] = WooIds.Links(shop.Settings, path, "orders", "GET", "POST", "PUT", "PATCH", "DELETE"),
        };
        order["_links"]!["email_templates"] = new JsonArray(new JsonObject
        {
            ["embeddable"] = true,
            ["href"] = $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{path}/actions/email_templates",
        });
        shop.Stamp(order, "date_created", shop.Now);
        shop.Stamp(order, "date_modified", shop.Now);
        OrderTotals.Recompute(order, shop, recomputeTaxes: false);
        return order;
    }

    /// <summary>Writes what a body says into an order; every such write moves <c>date_modified</c>, an empty one too.</summary>
    public void Apply(StoredRecord record, JsonObject body)
    {
        var order = record.Body;
        foreach (var field in PlainFields)
        {
            if (body[field] is JsonValue value && value.TryGetValue<string>(out var text))
            {
                order[field] = text;
            }
        }

        if (body["customer_id"] is { } customer)
        {
            order["customer_id"] = WooIds.Read(customer);
        }

        foreach (var role in new[] { "billing", "shipping" })
        {
            foreach (var (field, value) in body[role] as JsonObject ?? [])
            {
                if (((JsonObject)order[role]!).ContainsKey(field))
                {
                    order[role]![field] = value?.DeepClone();
                }
            }
        }

        MetaData.Write((JsonArray)order["meta_data"]!, body["meta_data"] as JsonArray, shop);
        var touchesLines = _lines.Write(order, body);
        if (touchesLines || body.ContainsKey("shipping") || body.ContainsKey("billing"))
        {
            OrderTotals.Recompute(order, shop, recomputeTaxes: touchesLines);
        }

        if (body["set_paid"] is JsonValue paid && paid.TryGetValue<bool>(out var isPaid) && isPaid)
        {
            shop.Stamp(order, "date_paid", shop.Now);
            SetStatus(record, "processing");
        }

        if (body["status"] is { } status)
        {
            SetStatus(record, status.GetValue<string>());
        }

        Flags(order);
        Modified(record);
    }

    public void Modified(StoredRecord record)
    {
        record.Modified = shop.Now;
        shop.Stamp(record.Body, "date_modified", record.Modified);
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

    private static void Flags(JsonObject order)
    {
        var status = order["status"]!.GetValue<string>();
        order["is_editable"] = status is "pending" or "on-hold" or "auto-draft" or "checkout-draft";
        order["needs_payment"] = status is "pending" or "failed" or "checkout-draft" && Money.Read(order["total"]) > 0;
        order["needs_processing"] = ((JsonArray)order["line_items"]!).Any(line => WooIds.Read(line!["product_id"]) != 0);
    }

    private void SetStatus(StoredRecord record, string status)
    {
        var order = record.Body;
        var before = record.Text("status");
        order["status"] = status;
        if (status is "processing" or "completed" && order["date_paid"] is null)
        {
            shop.Stamp(order, "date_paid", shop.Now);
        }

        if (status is "completed" && before != "completed")
        {
            shop.Stamp(order, "date_completed", shop.Now);
        }

        if (status is "refunded" && before != "refunded")
        {
            RefundRest(record);
        }
    }

    /// <summary>The status <c>refunded</c> makes a refund of what is left, by itself.</summary>
    private void RefundRest(StoredRecord record)
    {
        var refunds = (JsonArray)record.Body["refunds"]!;
        var digits = OrderTotals.DigitsOf(record.Body, shop.Settings);
        var left = Money.Read(record.Body["total"]) + refunds.Sum(refund => Money.Read(refund!["total"]));
        if (left > 0)
        {
            refunds.Insert(0, new JsonObject
            {
                ["id"] = shop.NextPost(),
                ["reason"] = "Order fully refunded.",
                ["total"] = "-" + Money.Write(left, digits),
            });
        }
    }
}
