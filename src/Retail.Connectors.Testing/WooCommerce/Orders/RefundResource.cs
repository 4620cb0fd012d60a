using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary><c>/orders/{id}/refunds</c> and <c>/refunds</c>, to be read.</summary>
internal sealed class RefundResource(ShopState shop)
{
    public SimulatedResponse ListAll(SimulatedRequest request) => Page(request, All().ToList(), isGlobal: true);

    public SimulatedResponse List(SimulatedRequest request, long order) => shop.Orders.ContainsKey(order)
        ? Page(request, [.. All().Where(refund => refund.Number("parent_id") == order)], isGlobal: false)
        : WooErrors.UnknownOrder(404, "Invalid order ID.");

    public SimulatedResponse Get(long order, long id)
    {
        if (All().FirstOrDefault(refund => refund.Id == id) is not { } found)
        {
            return WooErrors.Error(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.");
        }

        // Recorded so: a refund of another order is answered 500, and the real status is hidden in data.
        return found.Number("parent_id") == order
            ? WooAnswers.Body(200, OfOrder(found.Body))
            : WooAnswers.Body(500, new JsonObject
            {
                ["code"] = "woocommerce_rest_invalid_order_refund_id",
                ["message"] = "Invalid order refund ID.",
                ["data"] = 404,
            });
    }

    private SimulatedResponse Page(SimulatedRequest request, List<StoredRecord> refunds, bool isGlobal)
    {
        var query = new ListQuery(request, shop.Dates, "date, id, include, title, slug, and modified", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var shown = refunds.Select(refund => new StoredRecord(isGlobal ? refund.Body : OfOrder(refund.Body)));
        return Listing.Page(request, query, Listing.Sort(Listing.Filter(shown, query), query, shop.Settings), shop.Settings, orders: true);
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
