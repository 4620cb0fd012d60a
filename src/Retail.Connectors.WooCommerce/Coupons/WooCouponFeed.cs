using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>
/// Polls for changed coupons. They are told as the shop keeps them: the canonical model has no coupon, because what a coupon does is a rule of
/// the shop's own, and the discount that came of it stands in the order.
/// </summary>
internal static class WooCouponFeed
{
    public static WooWindowFeed<WooCoupon, WooCoupon> Of(WooCommerceClient shop)
    {
        var connection = shop.Coupons.Connection;
        return new WooWindowFeed<WooCoupon, WooCoupon>(connection, new WooFeedSource<WooCoupon, WooCoupon>
        {
            Gaps = "A coupon that is used does not move its modification date: usage_count and used_by grow unseen. Coupons that were trashed or "
                + "deleted leave the list without a trace: the census has to find them.",
            Kind = EntityKind.Coupon,
            Path = shop.Coupons.Path,
            After = static moment => new WooCouponQuery { ModifiedAfter = moment }.Parameters(),
            Slices = new(connection.System, WooJson.Default.WooCoupon, WooJson.Default.ListWooCoupon, static coupon => coupon.Id),
            Moment = static coupon => coupon.DateModifiedGmt,
            Stamp = StampOf,
            PrepareAsync = (_, _) => Task.FromResult<Func<WooCoupon, FeedItem<WooCoupon>>>(
                coupon => new FeedItem<WooCoupon>.Seen(RefOf(coupon, shop), RevisionOf(coupon), coupon)),
        }, shop.Options);
    }

    public static EntityRef RefOf(WooCoupon coupon, WooCommerceClient shop) => new(shop.Name, EntityKind.Coupon, WooTarget.Text(coupon.Id));

    public static string StampOf(WooCoupon coupon) =>
        $"{(coupon.DateModifiedGmt is { } moment ? WooDates.Format(moment) : "never")}/{coupon.Status}";

    /// <summary>When it last changed, and how often it was used, which moves no date.</summary>
    public static Revision RevisionOf(WooCoupon coupon)
    {
        using var digest = new DigestBuilder();
        digest.Add("code", coupon.Code).Add("type", coupon.DiscountType).Add("amount", coupon.Amount ?? 0m).Add("used", coupon.UsageCount)
            .Add("expires", coupon.DateExpiresGmt).Add("limit", coupon.UsageLimit ?? -1m).Add("minimum", coupon.MinimumAmount ?? -1m).Add("maximum", coupon.MaximumAmount ?? -1m)
            .Add("description", coupon.Description);
        return new Revision($"{StampOf(coupon)}/{digest.Build().Value.AsSpan(0, 16)}");
    }
}
