using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Coupons;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>The coupons of an order: whether they may be used, what they take off, and how often they were used.</summary>
internal sealed class OrderCoupons(ShopState shop)
{
    /// <summary>Checks the codes that a body names.</summary>
    /// <returns>Null when all may be used.</returns>
    public SimulatedResponse? Refusal(JsonObject body, long? draft)
    {
        foreach (var code in Codes(body))
        {
            if (Find(code) is not { } coupon)
            {
                return WooErrors.InvalidCoupon($"Coupon &quot;{code}&quot; cannot be applied because it does not exist.", draft);
            }

            if (coupon.Body["date_expires_gmt"] is JsonValue expires && WooDates.FromGmt(expires.ToString()) < shop.Now)
            {
                return WooErrors.InvalidCoupon($"Coupon &quot;{code}&quot; has expired.", draft);
            }

            if (coupon.Number("usage_limit") is > 0 and var limit && coupon.Number("usage_count") >= limit)
            {
                return WooErrors.InvalidCoupon($"Usage limit for coupon &quot;{code}&quot; has been reached.", draft);
            }
        }

        return null;
    }

    public static IEnumerable<string> Codes(JsonObject body)
        => (body["coupon_lines"] as JsonArray ?? []).OfType<JsonObject>().Where(coupon => coupon["id"] is null)
            .Select(coupon => (coupon["code"]?.ToString() ?? "").ToLowerInvariant()).Where(code => code.Length > 0);

    /// <summary>Takes the coupons off that a body's list leaves out; the list is the whole truth.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Take(JsonObject order, JsonObject body)
    {
        if (body["coupon_lines"] is not JsonArray wanted)
        {
            return false;
        }

        var coupons = (JsonArray)order["coupon_lines"]!;
        var gone = coupons.Where(line => !wanted.Any(entry =>
            entry?["id"] is { } id ? WooIds.Read(id) == WooIds.Read(line!["id"]) : string.Equals(entry?["code"]?.ToString(), line!["code"]!.ToString(), StringComparison.OrdinalIgnoreCase))).ToArray();
        foreach (var line in gone)
        {
            coupons.Remove(line);
        }

        return gone.Length > 0;
    }

    /// <summary>Adds the coupons that a body names, and takes all of the order's off its lines anew.</summary>
    public void Apply(JsonObject order, JsonObject body, Func<JsonObject, IReadOnlyList<TaxRate>> rates)
    {
        var coupons = (JsonArray)order["coupon_lines"]!;
        foreach (var code in Codes(body).Where(code => !coupons.Any(line => line!["code"]!.ToString() == code)))
        {
            var coupon = Find(code)!;
            coupons.Add((JsonNode)new JsonObject
            {
                ["id"] = shop.NextItem(),
                ["code"] = code,
                ["discount"] = "0",
                ["discount_tax"] = "0",
                ["meta_data"] = Meta(coupon),
                ["discount_type"] = coupon.Text("discount_type"),
                ["nominal_amount"] = OrderTotals.Wire((double)Money.Read(coupon.Body["amount"])),
                ["free_shipping"] = Flags.Read(coupon.Body["free_shipping"]),
            });
            // The coupon's own date stays where it was.
            coupon.Body["usage_count"] = coupon.Number("usage_count") + 1;
            var customer = WooIds.Read(order["customer_id"]);
            var user = customer != 0 ? customer.ToString(CultureInfo.InvariantCulture) : order["billing"]?["email"]?.ToString() ?? "";
            ((JsonArray)coupon.Body["used_by"]!).Add((JsonNode)user);
        }

        Discount(order, coupons, rates);
    }

    private void Discount(JsonObject order, JsonArray coupons, Func<JsonObject, IReadOnlyList<TaxRate>> rates)
    {
        var digits = shop.Settings.Decimals;
        var lines = ((JsonArray)order["line_items"]!).OfType<JsonObject>().ToArray();
        var discount = new CouponDiscount(
            lines.Select(line => (line, Entered(line, rates(line)), WooIds.Read(line["quantity"]))), digits);
        var taken = new Dictionary<JsonObject, decimal>();
        foreach (var line in lines)
        {
            line["total"] = line["subtotal"]!.DeepClone();
        }

        foreach (var entry in coupons.OfType<JsonObject>())
        {
            if (Find(entry["code"]!.ToString()) is not { } coupon)
            {
                continue;
            }

            var (net, tax) = (0m, 0m);
            foreach (var (line, off) in discount.Apply(coupon, line => IsMeant(coupon, line)))
            {
                taken[line] = taken.GetValueOrDefault(line) + off;
                var taxes = Within(off, rates(line));
                taxes = shop.Settings.RoundsAtSubtotal ? taxes : TaxArithmetic.Rounded(taxes, digits, shop.Settings.PricesIncludeTax);
                net += shop.Settings.PricesIncludeTax ? off - taxes : off;
                tax += taxes;
            }

            entry["discount"] = OrderTotals.Computed(net);
            entry["discount_tax"] = OrderTotals.Computed(tax);
        }

        foreach (var (line, off) in taken)
        {
            // Here the tax in it is not rounded, whatever the shop rounds.
            var reduced = Money.Read(line["total"]) - (shop.Settings.PricesIncludeTax ? off - Within(off, rates(line)) : off);
            line["total"] = OrderTotals.Computed(Math.Max(0m, reduced));
        }
    }

    /// <summary>The tax of what is taken off, in or on top of it as the shop's prices have it.</summary>
    private decimal Within(decimal off, IReadOnlyList<TaxRate> rates) =>
        (shop.Settings.PricesIncludeTax ? TaxArithmetic.ComputedInGross(off, rates) : TaxArithmetic.Computed(off, rates)).Sum();

    /// <summary>A line's price as the shop enters prices: with tax where they include it.</summary>
    private decimal Entered(JsonObject line, IReadOnlyList<TaxRate> rates)
    {
        var net = Money.Read(line["subtotal"]);
        return shop.Settings.PricesIncludeTax
            ? net + TaxArithmetic.Computed(net, rates).Sum(tax => shop.Settings.RoundsAtSubtotal ? tax : TaxArithmetic.Rounded(tax, shop.Settings.Decimals, inGross: true))
            : net;
    }

    private bool IsMeant(StoredRecord coupon, JsonObject line)
    {
        long[] ids = [WooIds.Read(line["product_id"]), WooIds.Read(line["variation_id"])];
        var product = shop.Products.GetValueOrDefault(ids[0]);
        var categories = (product?.Body["categories"] as JsonArray ?? []).Select(category => WooIds.Read(category!["id"])).ToArray();
        var sold = shop.Products.GetValueOrDefault(ids[1]) ?? product;
        return (List(coupon, "product_ids") is not { Length: > 0 } only || ids.Any(only.Contains))
            && !ids.Any(List(coupon, "excluded_product_ids").Contains)
            && (List(coupon, "product_categories") is not { Length: > 0 } within || categories.Any(within.Contains))
            && !categories.Any(List(coupon, "excluded_product_categories").Contains)
            && !(Flags.Read(coupon.Body["exclude_sale_items"]) && Flags.Read(sold?.Body["on_sale"]));
    }

    private static long[] List(StoredRecord coupon, string field) => [.. (coupon.Body[field] as JsonArray ?? []).Select(WooIds.Read)];

    private JsonArray Meta(StoredRecord coupon)
    {
        var info = CouponDiscount.Info(coupon);
        return
        [
            new JsonObject
            {
                ["id"] = shop.NextMeta(),
                ["key"] = "coupon_info",
                ["value"] = info,
                ["display_key"] = "coupon_info",
                ["display_value"] = info,
            },
        ];
    }

    private StoredRecord? Find(string code) => shop.Coupons.Values
        .FirstOrDefault(coupon => coupon.Text("status") == "publish" && string.Equals(coupon.Text("code"), code, StringComparison.OrdinalIgnoreCase));
}
