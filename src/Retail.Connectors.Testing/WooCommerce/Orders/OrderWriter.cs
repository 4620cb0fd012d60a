using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Makes orders and changes them the way WooCommerce does.</summary>
/// <remarks>Prices are taken as net: a shop that enters prices with tax is simulated by seeded orders.</remarks>
internal sealed class OrderWriter(ShopState shop)
{
    private static readonly string[] PlainFields = ["payment_method", "payment_method_title", "transaction_id", "customer_note", "currency"];

    private readonly LineWriter _lines = new(shop);

    /// <summary>A new order, stored nowhere yet.</summary>
    public JsonObject Blank()
    {
        var order = OrderBody.Create(shop.NextPost(), shop.Settings);
        shop.Stamp(order, "date_created", shop.Now);
        shop.Stamp(order, "date_modified", shop.Now);
        OrderTotals.Sum(order, shop.Settings.Decimals);
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
            var id = WooIds.Read(customer);
            order["customer_id"] = id;
            ((JsonObject)order["_links"]!).Remove("customer");
            if (id != 0)
            {
                order["_links"]!["customer"] = new JsonArray(new JsonObject { ["href"] = $"{shop.Settings.SiteUrl}/wp-json/wc/v3/customers/{id}" });
            }
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
        if (touchesLines)
        {
            var digits = OrderTotals.DigitsOf(order, shop.Settings);
            OrderTotals.Retax(order, shop, digits);
            OrderTotals.Sum(order, digits);
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
