using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Coupons;

/// <summary>A coupon's body with all its fields in their recorded order.</summary>
internal static class CouponBody
{
    public static JsonObject Create(ShopState shop, string code)
    {
        var id = shop.NextPost();
        var zero = Money.Write(0, shop.Settings.Decimals);
        var coupon = new JsonObject { ["id"] = id, ["code"] = code, ["amount"] = zero, ["status"] = "publish" };
        shop.Stamp(coupon, "date_created", shop.Now);
        shop.Stamp(coupon, "date_modified", shop.Now);
        coupon["discount_type"] = "fixed_cart";
        coupon["description"] = "";
        shop.Stamp(coupon, "date_expires", null);
        coupon["usage_count"] = 0;
        coupon["individual_use"] = false;
        coupon["product_ids"] = new JsonArray();
        coupon["excluded_product_ids"] = new JsonArray();
        coupon["usage_limit"] = null;
        coupon["usage_limit_per_user"] = null;
        coupon["limit_usage_to_x_items"] = null;
        coupon["free_shipping"] = false;
        coupon["product_categories"] = new JsonArray();
        coupon["excluded_product_categories"] = new JsonArray();
        coupon["exclude_sale_items"] = false;
        coupon["minimum_amount"] = zero;
        coupon["maximum_amount"] = zero;
        coupon["email_restrictions"] = new JsonArray();
        coupon["used_by"] = new JsonArray();
        coupon["meta_data"] = new JsonArray();
        coupon["_links"] = WooIds.Links(shop.Settings, $"coupons/{id}", "coupons", WooIds.ItemMethods);
        return coupon;
    }
}
