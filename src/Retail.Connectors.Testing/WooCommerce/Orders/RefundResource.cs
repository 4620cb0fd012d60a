using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary><c>/orders/{id}/refunds</c> and <c>/refunds</c>. What fails here is answered 500, and the real status is a bare number in data.</summary>
internal sealed class RefundResource(ShopState shop, WebhookBoard webhooks, RefundWriter refunds, OrderWriter orders) : IWooResource
{
    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["refunds"]) => () => Page(call, All().ToList(), isGlobal: true),
        ("GET", ["orders", _, "refunds"]) when call.IsId(1) => () => shop.Orders.ContainsKey(call.Id(1))
            ? Page(call, [.. All().Where(refund => refund.Number("parent_id") == call.Id(1))], isGlobal: false)
            : WooErrors.UnknownOrder(404, "Invalid order ID."),
        ("POST", ["orders", _, "refunds"]) when call.IsId(1) => () => Create(call),
        ("GET", ["orders", _, "refunds", _]) when call.IsId(1) && call.IsId(3) => () => With(call, refund => WooAnswers.Body(200, OfOrder(refund.Body))),
        ("DELETE", ["orders", _, "refunds", _]) when call.IsId(1) && call.IsId(3) => () => With(call, Delete),
        _ => null,
    };

    private static SimulatedResponse Failed(string code, string message, int status)
        => WooAnswers.Body(500, new JsonObject { ["code"] = code, ["message"] = message, ["data"] = status });

    private SimulatedResponse Create(WooCall call)
    {
        if (!shop.Orders.TryGetValue(call.Id(1), out var order))
        {
            return Failed("woocommerce_rest_invalid_order_id", "Invalid order ID.", 404);
        }

        var text = call.Body["amount"]?.ToString();
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var asked);
        if (isNumber && asked < 0)
        {
            return Failed("woocommerce_rest_invalid_order_refund", "Refund amount must be greater than zero.", 400);
        }

        decimal? amount = isNumber ? asked : string.IsNullOrEmpty(text) ? RefundWriter.AmountOf(call.Body["line_items"] as JsonArray) : null;
        if ((!isNumber && !string.IsNullOrEmpty(text)) || amount > refunds.Left(order.Body))
        {
            return Failed("woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.", 500);
        }

        // No way of paying that the shop knows can pay back by itself.
        if (Flags.Read(call.Body["api_refund"], otherwise: true))
        {
            return Failed("woocommerce_rest_cannot_create_order_refund", "The payment gateway for this order does not support automatic refunds.", 500);
        }

        var refund = refunds.Write(order, call.Body, amount, Flags.Read(call.Body["api_restock"], otherwise: true));
        orders.Modified(order);
        webhooks.Raise("order.updated", order.Id);
        // The route stands where the order should.
        return WooAnswers.Created(
            OfOrder(refund.Body), string.Create(CultureInfo.InvariantCulture, $@"{shop.Settings.SiteUrl}/wp-json/wc/v3/orders/(?P<order_id>[\d]+)/refunds/{refund.Id}"));
    }

    /// <summary>Final, with force or without; neither the order's date nor its status nor the stock goes back.</summary>
    private SimulatedResponse Delete(StoredRecord refund)
    {
        var shown = OfOrder(refund.Body);
        shop.Refunds.Remove(refund.Id);
        var entries = (JsonArray)shop.Orders[refund.Number("parent_id")].Body["refunds"]!;
        foreach (var entry in entries.Where(entry => WooIds.Read(entry!["id"]) == refund.Id).ToArray())
        {
            entries.Remove(entry);
        }

        return WooAnswers.Body(200, shown);
    }

    private SimulatedResponse With(WooCall call, Func<StoredRecord, SimulatedResponse> answer)
    {
        if (!shop.Orders.ContainsKey(call.Id(1)))
        {
            return WooErrors.UnknownOrder(404, "Invalid order ID.");
        }

        if (All().FirstOrDefault(refund => refund.Id == call.Id(3)) is not { } found)
        {
            return WooErrors.Error(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.");
        }

        // Recorded so: a refund of another order is answered 500 as well.
        return found.Number("parent_id") == call.Id(1)
            ? answer(found)
            : Failed("woocommerce_rest_invalid_order_refund_id", "Invalid order refund ID.", 404);
    }

    private SimulatedResponse Page(WooCall call, List<StoredRecord> found, bool isGlobal)
    {
        var query = new ListQuery(call.Request, shop.Dates, "date, id, include, title, slug, and modified", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var shown = found.Select(refund => new StoredRecord(isGlobal ? refund.Body : OfOrder(refund.Body)));
        return Listing.Page(call.Request, query, Listing.Sort(Listing.Filter(shown, query), query, shop.Settings), shop.Settings, orders: true);
    }

    /// <summary>Below its order a refund does not name it.</summary>
    private static JsonObject OfOrder(JsonObject refund)
    {
        var body = (JsonObject)refund.DeepClone();
        body.Remove("parent_id");
        return body;
    }

    /// <summary>The refunds that were seeded in full, and for the rest what the orders tell of theirs.</summary>
    private IEnumerable<StoredRecord> All()
    {
        foreach (var order in shop.Orders.Values)
        {
            foreach (var entry in ((JsonArray)order.Body["refunds"]!).OfType<JsonObject>())
            {
                var id = WooIds.Read(entry["id"]);
                yield return shop.Refunds.TryGetValue(id, out var full) ? full : new StoredRecord(Derived(order, entry, id));
            }
        }
    }

    private JsonObject Derived(StoredRecord order, JsonObject entry, long id)
    {
        var parent = string.Create(CultureInfo.InvariantCulture, $"orders/{order.Id}");
        var refund = new JsonObject { ["id"] = id, ["parent_id"] = order.Id };
        shop.Stamp(refund, "date_created", order.Modified);
        refund["amount"] = entry["total"]!.GetValue<string>().TrimStart('-');
        refund["reason"] = entry["reason"]!.GetValue<string>();
        refund["refunded_by"] = 1;
        refund["refunded_payment"] = false;
        foreach (var list in new[] { "meta_data", "line_items", "shipping_lines", "tax_lines", "fee_lines" })
        {
            refund[list] = new JsonArray();
        }

        refund["_links"] = WooIds.Links(shop.Settings, $"{parent}/refunds/{id}", parent + "/refunds", "GET", "DELETE");
        refund["_links"]!["up"] = new JsonArray(new JsonObject { ["href"] = $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{parent}" });
        return refund;
    }
}
