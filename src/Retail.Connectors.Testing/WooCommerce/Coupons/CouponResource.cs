using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Rest;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Coupons;

/// <summary><c>/coupons</c>: codes are kept in small letters.</summary>
internal sealed class CouponResource(ShopState shop, WebhookBoard webhooks) : IWooResource
{
    private static readonly string[] Switches = ["individual_use", "free_shipping", "exclude_sale_items"];

    private static readonly string[] Lists =
        ["product_ids", "excluded_product_ids", "product_categories", "excluded_product_categories", "email_restrictions"];

    private static readonly string[] Limits = ["usage_limit", "usage_limit_per_user", "limit_usage_to_x_items"];

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["coupons"]) => () => List(call),
        ("POST", ["coupons"]) => () => Create(call),
        ("GET", ["coupons", _]) when call.IsId(1) => () => With(call, 404, coupon => WooAnswers.Body(200, coupon.Body)),
        ("PUT", ["coupons", _]) when call.IsId(1) => () => With(call, 400, coupon => Update(call, coupon)),
        ("DELETE", ["coupons", _]) when call.IsId(1) => () => With(call, 404, coupon => Delete(call, coupon)),
        _ => null,
    };

    private SimulatedResponse List(WooCall call)
    {
        var query = new ListQuery(call.Request, shop.Dates, "date, id, include, title, slug, and modified", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = Listing.Filter(shop.Coupons.Values, query).Where(coupon =>
            (query.Status.Count > 0 && !query.Status.Contains("any") ? query.Status.Contains(coupon.Text("status")) : coupon.Text("status") != "trash")
            && (call.Value("code") is not { } code || string.Equals(coupon.Text("code"), code, StringComparison.OrdinalIgnoreCase))
            && (call.Value("search") is not { } text || coupon.Text("code").Contains(text, StringComparison.OrdinalIgnoreCase)));
        return Listing.Page(call.Request, query, Listing.Sort(wanted, query, shop.Settings), shop.Settings, orders: false);
    }

    private SimulatedResponse Create(WooCall call)
    {
        if (call.Body["id"] is not null)
        {
            return WooErrors.Error(400, "woocommerce_rest_shop_coupon_exists", "Cannot create existing shop_coupon.");
        }

        var code = (call.Body["code"]?.ToString() ?? "").ToLowerInvariant();
        if (code.Length == 0)
        {
            return WooErrors.Error(400, "woocommerce_rest_empty_coupon_code", "The coupon code cannot be empty.");
        }

        if (IsTaken(code, 0))
        {
            return Taken();
        }

        if (Refusal(call.Body, "fixed_cart", 0m) is { } refusal)
        {
            return refusal;
        }

        var coupon = CouponBody.Create(shop, code);
        var record = new StoredRecord(coupon);
        shop.Coupons[record.Id] = record;
        Write(record, call.Body);
        webhooks.Raise("coupon.created", record.Id);
        return WooAnswers.Created(coupon, string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/coupons/{record.Id}"));
    }

    private SimulatedResponse Update(WooCall call, StoredRecord coupon)
    {
        if (call.Body["code"]?.ToString() is { Length: > 0 } code)
        {
            if (IsTaken(code, coupon.Id))
            {
                return Taken();
            }

            coupon.Body["code"] = code.ToLowerInvariant();
        }

        if (Refusal(call.Body, coupon.Text("discount_type"), Money.Read(coupon.Body["amount"])) is { } refusal)
        {
            return refusal;
        }

        Write(coupon, call.Body);
        webhooks.Raise("coupon.updated", coupon.Id);
        return WooAnswers.Body(200, coupon.Body);
    }

    private SimulatedResponse Delete(WooCall call, StoredRecord coupon)
    {
        var shown = WooAnswers.Body(200, coupon.Body);
        if (call.Force)
        {
            shop.Coupons.Remove(coupon.Id);
            return shown;
        }

        if (coupon.Text("status") == "trash")
        {
            return WooErrors.Error(410, "woocommerce_rest_already_trashed", "The shop_coupon has already been deleted.");
        }

        JsonArray meta =
        [
            new JsonObject { ["key"] = "_wp_trash_meta_status", ["value"] = coupon.Text("status") },
            new JsonObject { ["key"] = "_wp_trash_meta_time", ["value"] = shop.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
            new JsonObject { ["key"] = "_wp_desired_post_slug", ["value"] = WooText.Slug(coupon.Text("code")) },
        ];
        MetaData.Write((JsonArray)coupon.Body["meta_data"]!, meta, shop);
        coupon.Body["status"] = "trash";
        Modified(coupon);
        webhooks.Raise("coupon.deleted", coupon.Id);
        return shown;
    }

    private void Write(StoredRecord record, JsonObject body)
    {
        var coupon = record.Body;
        foreach (var field in new[] { "status", "discount_type" })
        {
            if (body[field] is JsonValue text)
            {
                coupon[field] = text.ToString();
            }
        }

        if (body["description"] is JsonValue description)
        {
            coupon["description"] = WooText.Encoded(description.ToString());
        }

        foreach (var field in new[] { "amount", "minimum_amount", "maximum_amount" })
        {
            if (body[field] is { } amount)
            {
                coupon[field] = Money.Write(Money.Read(amount), shop.Settings.Decimals);
            }
        }

        foreach (var field in Switches.Where(field => body[field] is not null))
        {
            coupon[field] = Flags.Read(body[field]);
        }

        foreach (var field in Lists.Where(field => body[field] is JsonArray))
        {
            coupon[field] = body[field]!.DeepClone();
        }

        foreach (var field in Limits.Where(body.ContainsKey))
        {
            coupon[field] = WooIds.Read(body[field]) is not 0 and var limit ? limit : null;
        }

        if (body.ContainsKey("date_expires") || body.ContainsKey("date_expires_gmt"))
        {
            var gmt = body["date_expires_gmt"] is JsonValue;
            var text = (body["date_expires_gmt"] ?? body["date_expires"])?.ToString() ?? "";
            shop.Stamp(coupon, "date_expires", shop.Dates.TryRead(text, gmt, out var at) ? at : null);
        }

        MetaData.Write((JsonArray)coupon["meta_data"]!, body["meta_data"] as JsonArray, shop);
        Modified(record);
    }

    private void Modified(StoredRecord coupon)
    {
        coupon.Modified = shop.Now;
        shop.Stamp(coupon.Body, "date_modified", coupon.Modified);
    }

    private static SimulatedResponse? Refusal(JsonObject body, string type, decimal amount)
    {
        var kind = body["discount_type"]?.ToString() ?? type;
        var value = body["amount"] is { } given ? Money.Read(given) : amount;
        return value < 0 || (kind == "percent" && value > 100)
            ? WooErrors.Error(400, "coupon_invalid_amount", "Invalid discount amount.")
            : null;
    }

    private bool IsTaken(string code, long own) => shop.Coupons.Values
        .Any(coupon => coupon.Id != own && coupon.Text("status") != "trash" && string.Equals(coupon.Text("code"), code, StringComparison.OrdinalIgnoreCase));

    private static SimulatedResponse Taken() => WooErrors.Error(400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists");

    private SimulatedResponse With(WooCall call, int status, Func<StoredRecord, SimulatedResponse> answer) => shop.Coupons.TryGetValue(call.Id(1), out var coupon)
        ? answer(coupon)
        : WooErrors.Error(status, "woocommerce_rest_shop_coupon_invalid_id", "Invalid ID.");
}
