using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary><c>/orders</c>: reading, creating, updating, trashing.</summary>
internal sealed class OrderResource(ShopState shop, WebhookBoard webhooks, OrderWriter writer, OrderStock stock) : IWooResource
{
    private readonly OrderCoupons _coupons = new(shop);
    private readonly OrderPoison _poison = new(shop);

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["orders"]) => () => List(call),
        ("POST", ["orders"]) => () => Create(call, call.Body),
        ("GET", ["orders", _]) when call.IsId(1) => () => shop.Orders.TryGetValue(call.Id(1), out var order) ? Answer(call, order.Body) : WooErrors.UnknownOrder(),
        ("PUT", ["orders", _]) when call.IsId(1) => () => Update(call, call.Id(1), call.Body),
        ("DELETE", ["orders", _]) when call.IsId(1) => () => Delete(call, call.Id(1)),
        _ => null,
    };

    /// <summary>An order with its amounts as they are shown.</summary>
    public JsonObject Shown(JsonObject order, string? dp = null)
        => _poison.Spoil(OrderView.Of(order, OrderView.Asked(dp) ?? OrderTotals.DigitsOf(order, shop.Settings), dp is not null));

    private SimulatedResponse List(WooCall call)
    {
        var query = new ListQuery(call.Request, shop.Dates, "date, id, include, title, slug, and modified", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = Listing.Filter(shop.Orders.Values, query).Where(order => IsWanted(order, query));
        var sorted = Listing.Sort(wanted, query, shop.Settings);
        return _poison.Death(Listing.Cut(query, sorted).Select(order => order.Id))
            ?? Listing.Page(call.Request, query, sorted, shop.Settings, orders: true, order => Shown(order.Body, call.Value("dp")));
    }

    private SimulatedResponse Create(WooCall call, JsonObject body)
    {
        if (body["id"] is not null)
        {
            return WooErrors.Error(400, "woocommerce_rest_shop_order_exists", "Cannot create existing shop_order.");
        }

        if (Refusal(body) is { } refusal)
        {
            return refusal;
        }

        var record = new StoredRecord(writer.Blank());
        shop.Orders.Add(record.Id, record);
        if (_coupons.Refusal(body, record.Id) is { } unusable)
        {
            // The draft stays behind: nothing here is undone when a later step fails.
            record.Body["status"] = "checkout-draft";
            return unusable;
        }

        writer.Apply(record, body, isNew: true);
        webhooks.Raise("order.created", record.Id);
        webhooks.Raise("order.updated", record.Id);
        if (record.Text("status") != "pending")
        {
            webhooks.Raise("action.woocommerce_order_status_changed", record.Id);
        }

        return (Answer(call, record.Body) with { Status = 201 })
            .With("Location", string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/orders/{record.Id}"));
    }

    private SimulatedResponse Update(WooCall call, long id, JsonObject body)
    {
        if (!shop.Orders.TryGetValue(id, out var order))
        {
            return WooErrors.UnknownOrder(400);
        }

        if (Refusal(body) is { } refusal)
        {
            return refusal;
        }

        if (_coupons.Refusal(body, draft: null) is { } unusable)
        {
            return unusable;
        }

        var before = order.Text("status");
        writer.Apply(order, body);
        // Taken out of the trash so, an order says nothing but that its status changed.
        if (before != "trash")
        {
            webhooks.Raise("order.updated", id);
        }

        if (order.Text("status") != before)
        {
            webhooks.Raise("action.woocommerce_order_status_changed", id);
        }

        return Answer(call, order.Body);
    }

    private SimulatedResponse Delete(WooCall call, long id)
    {
        if (!shop.Orders.TryGetValue(id, out var order))
        {
            return WooErrors.UnknownOrder();
        }

        if (call.Force)
        {
            shop.Orders.Remove(id);
            return Answer(call, order.Body);
        }

        if (order.Text("status") == "trash")
        {
            return WooErrors.Error(410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
        }

        // The answer shows the order as it was.
        var answer = Answer(call, order.Body);
        JsonArray meta =
        [
            new JsonObject { ["key"] = "_wp_trash_meta_status", ["value"] = "wc-" + order.Text("status") },
            new JsonObject { ["key"] = "_wp_trash_meta_time", ["value"] = shop.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        ];
        MetaData.Write((JsonArray)order.Body["meta_data"]!, meta, shop);
        order.Body["status"] = "trash";
        order.Body["needs_payment"] = false;
        stock.Trashed(order.Body);
        writer.Modified(order);
        webhooks.Raise("order.deleted", id);
        return answer;
    }

    public void Touch(StoredRecord order)
    {
        writer.Modified(order);
        webhooks.Raise("order.updated", order.Id);
    }

    /// <summary>Takes an order out of the trash as the admin's pages do it.</summary>
    public void Restore(StoredRecord order)
    {
        var meta = (JsonArray)order.Body["meta_data"]!;
        var status = meta.FirstOrDefault(entry => entry!["key"]!.ToString() == "_wp_trash_meta_status")?["value"]?.ToString() ?? "wc-pending";
        JsonArray gone =
        [
            new JsonObject { ["key"] = "_wp_trash_meta_status", ["value"] = null },
            new JsonObject { ["key"] = "_wp_trash_meta_time", ["value"] = null },
        ];
        MetaData.Write(meta, gone, shop);
        order.Body["status"] = status.Replace("wc-", "", StringComparison.Ordinal);
        writer.Modified(order);
        webhooks.Raise("order.restored", order.Id);
        webhooks.Raise("action.woocommerce_order_status_changed", order.Id);
    }

    private SimulatedResponse Answer(WooCall call, JsonObject order)
        => _poison.Death([WooIds.Read(order["id"])]) ?? WooAnswers.Body(200, Shown(order, call.Value("dp")));

    private static bool IsWanted(StoredRecord order, ListQuery query)
    {
        var status = order.Text("status");
        var anyStatus = query.Status.Count == 0 || query.Status.Contains("any");
        if (anyStatus ? status is "trash" or "auto-draft" : !query.Status.Contains(status))
        {
            return false;
        }

        if (query.Value("customer") is { } customer
            && customer != order.Number("customer_id").ToString(CultureInfo.InvariantCulture))
        {
            return false;
        }

        if (WooIds.Read(query.Value("product")) is not 0 and var product
            && !((JsonArray)order.Body["line_items"]!).Any(line => WooIds.Read(line!["product_id"]) == product || WooIds.Read(line["variation_id"]) == product))
        {
            return false;
        }

        return query.Value("search") is not { Length: > 0 } search || Finds(order, search);
    }

    private static bool Finds(StoredRecord order, string search)
    {
        var billing = order.Body["billing"] as JsonObject ?? [];
        var shipping = order.Body["shipping"] as JsonObject ?? [];
        var texts = billing.Concat(shipping).Select(field => field.Value?.GetValue<string>() ?? "")
            .Append(order.Text("number"))
            .Concat((order.Body["line_items"] as JsonArray ?? []).Select(line => line!["name"]!.GetValue<string>()));
        return search.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private SimulatedResponse? Refusal(JsonObject body)
    {
        if (WooIds.Read(body["customer_id"]) is not 0 and var id && !shop.Customers.ContainsKey(id))
        {
            return WooErrors.Error(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.");
        }

        return OrderChecks.HasLineWithoutProduct(body)
            ? WooErrors.Error(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.")
            : null;
    }
}
