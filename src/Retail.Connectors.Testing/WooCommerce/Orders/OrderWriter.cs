using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Makes orders and changes them the way WooCommerce does.</summary>
/// <remarks>
/// Orders of a shop with net prices that rounds line by line are recorded. Gross prices and rounding at the subtotal follow
/// WooCommerce's documented arithmetic: the shop's own taxes come out of a gross price unrounded, and at the subtotal nothing
/// is rounded before the sums.
/// </remarks>
internal sealed class OrderWriter(ShopState shop, OrderStock stock, RefundWriter refunds)
{
    private static readonly string[] PlainFields = ["payment_method", "payment_method_title", "transaction_id", "customer_note", "currency"];

    private readonly OrderCoupons _coupons = new(shop);

    private readonly LineWriter _lines = new(shop);

    /// <summary>A new order, stored nowhere yet.</summary>
    public JsonObject Blank()
    {
        var order = OrderBody.Create(shop.NextPost(), shop.Settings);
        shop.Stamp(order, "date_created", shop.Now);
        shop.Stamp(order, "date_modified", shop.Now);
        OrderTotals.Sum(order, shop.Settings, shop.Settings.Decimals);
        return order;
    }

    /// <summary>Writes what a body says into an order; every such write moves <c>date_modified</c>, an empty one too.</summary>
    public void Apply(StoredRecord record, JsonObject body, bool isNew = false)
    {
        var order = record.Body;
        foreach (var field in PlainFields)
        {
            if (body[field] is JsonValue value && value.TryGetValue<string>(out var text))
            {
                order[field] = text;
            }
        }

        if (body["created_via"]?.ToString() is { Length: > 0 } via && isNew)
        {
            order["created_via"] = via;
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
        var before = ((JsonArray)order["line_items"]!).OfType<JsonObject>().ToArray();
        var touchesLines = _lines.Write(order, body);
        var hasCoupons = OrderCoupons.Codes(body).Any() | OrderCoupons.Take(order, body);
        if (touchesLines || hasCoupons)
        {
            Recalculate(order, body, hasCoupons);
        }

        foreach (var gone in before.Where(line => !((JsonArray)order["line_items"]!).Contains(line)))
        {
            stock.Removed(gone);
        }

        if (touchesLines)
        {
            stock.Adjust(order);
        }

        if (body["set_paid"] is JsonValue paid && paid.TryGetValue<bool>(out var isPaid) && isPaid)
        {
            shop.Stamp(order, "date_paid", shop.Now);
            // Paid on delivery, so it has been delivered.
            SetStatus(record, order["payment_method"]?.ToString() == "cod" ? "completed" : "processing");
        }

        if (body["status"] is { } status)
        {
            SetStatus(record, status.GetValue<string>());
        }

        Derive(order);
        Modified(record);
    }

    public void Modified(StoredRecord record)
    {
        record.Modified = shop.Now;
        shop.Stamp(record.Body, "date_modified", record.Modified);
    }

    private void Recalculate(JsonObject order, JsonObject body, bool hasCoupons)
    {
        var digits = OrderTotals.DigitsOf(order, shop.Settings);
        if (hasCoupons)
        {
            var table = new TaxTable(shop.Settings, [.. shop.Taxes.Values.Select(tax => TaxRate.From(tax.Body))]);
            _coupons.Apply(order, body, line => OrderTotals.IsTaxedProduct(line, shop) ? table.RatesOf(order, line["tax_class"]?.ToString() ?? "") : []);
        }

        OrderTotals.Retax(order, shop, digits);
        OrderTotals.Sum(order, shop.Settings, digits);
    }

    private static void Derive(JsonObject order)
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
        // Only a batch lets through what is no status; it leaves the order pending.
        status = SystemResource.Statuses(shop.Settings).Any(known => known.Slug == status) || status == "auto-draft" ? status : "pending";
        order["status"] = status;
        if (status is "processing" or "completed" && order["date_paid"] is null)
        {
            shop.Stamp(order, "date_paid", shop.Now);
        }

        if (status is "completed" && before != "completed")
        {
            shop.Stamp(order, "date_completed", shop.Now);
        }

        if (status != before)
        {
            stock.Follow(order, status);
            if (before != "trash")
            {
                shop.Note(record.Id, $"Order status changed from {Name(before)} to {Name(status)}.");
            }
        }

        if (status is "refunded" && before != "refunded")
        {
            refunds.RefundRest(record);
        }
    }

    private string Name(string status)
        => SystemResource.Statuses(shop.Settings).FirstOrDefault(known => known.Slug == status) is { Name: not null } known ? known.Name : status;
}
