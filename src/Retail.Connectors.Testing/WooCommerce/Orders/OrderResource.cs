using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary><c>/orders</c>: reading, creating, updating, trashing.</summary>
internal sealed class OrderResource(ShopState shop, WebhookBoard webhooks)
{
    private const string Statuses = "any, trash, " + WooErrors.OrderStatuses;

    private readonly OrderWriter _writer = new(shop);

    public SimulatedResponse List(SimulatedRequest request)
    {
        var query = new ListQuery(request, shop.Dates, "date, id, include, title, slug, and modified", Statuses);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = Listing.Filter(shop.Orders.Values, query).Where(order => IsWanted(order, query));
        return Listing.Page(request, query, Listing.Sort(wanted, query, shop.Settings), shop.Settings, orders: true);
    }

    public SimulatedResponse Get(SimulatedRequest request, long id) => shop.Orders.TryGetValue(id, out var order)
        ? Answer(request, order.Body)
        : WooErrors.UnknownOrder();

    public SimulatedResponse Create(SimulatedRequest request, JsonObject body)
    {
        if (body["id"] is not null)
        {
            return WooErrors.Error(400, "woocommerce_rest_shop_order_exists", "Cannot create existing shop_order.");
        }

        var problems = OrderChecks.Problems(body);
        if (problems.Count > 0)
        {
            return WooErrors.InvalidParameters(problems);
        }

        if (Refusal(body) is { } refusal)
        {
            return refusal;
        }

        var order = _writer.Blank();
        var coupon = OrderChecks.FirstCoupon(body);
        if (coupon is not null)
        {
            // The draft stays behind: nothing here is undone when a later step fails.
            order["status"] = "checkout-draft";
        }

        var record = new StoredRecord(order);
        shop.Orders.Add(record.Id, record);
        if (coupon is not null)
        {
            return WooErrors.UnknownCoupon(coupon, record.Id);
        }

        _writer.Apply(record, body);
        webhooks.Raise("order.created", record.Id);
        if (record.Text("status") != "pending")
        {
            webhooks.Raise("order.updated", record.Id);
        }

        return (Answer(request, record.Body) with { Status = 201 })
            .With("Location", string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/orders/{record.Id}"));
    }

    public SimulatedResponse Update(SimulatedRequest request, long id, JsonObject body)
    {
        if (!shop.Orders.TryGetValue(id, out var order))
        {
            return WooErrors.UnknownOrder(400);
        }

        var problems = OrderChecks.Problems(body);
        if (problems.Count > 0)
        {
            return WooErrors.InvalidParameters(problems);
        }

        if (Refusal(body) is { } refusal)
        {
            return refusal;
        }

        if (OrderChecks.FirstCoupon(body) is { } coupon)
        {
            return WooErrors.UnknownCoupon(coupon, draft: null);
        }

        var wasTrashed = order.Text("status") == "trash";
        _writer.Apply(order, body);
        if (!wasTrashed)
        {
            webhooks.Raise("order.updated", id);
        }

        return Answer(request, order.Body);
    }

    public SimulatedResponse Delete(SimulatedRequest request, long id, bool force)
    {
        if (!shop.Orders.TryGetValue(id, out var order))
        {
            return WooErrors.UnknownOrder();
        }

        if (force)
        {
            shop.Orders.Remove(id);
            return Answer(request, order.Body);
        }

        if (order.Text("status") == "trash")
        {
            return WooErrors.Error(410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
        }

        // The answer shows the order as it was.
        var answer = Answer(request, order.Body);
        order.Body["status"] = "trash";
        _writer.Modified(order);
        webhooks.Raise("order.deleted", id);
        return answer;
    }

    public void Touch(StoredRecord order)
    {
        _writer.Modified(order);
        webhooks.Raise("order.updated", order.Id);
    }

    private static SimulatedResponse Answer(SimulatedRequest request, JsonObject order)
    {
        var fields = request.QueryValue("_fields") is { Length: > 0 } text ? text.Split(',') : [];
        return WooAnswers.Body(200, fields.Length == 0 ? order : WooAnswers.Filter(order, fields, keepLinks: true));
    }

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
