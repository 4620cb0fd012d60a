using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>Reads one coupon, also from the trash. One that was deleted is null.</summary>
internal sealed class WooCouponReader(WooCommerceClient shop) : IReader<WooCoupon>
{
    public Task<Observed<WooCoupon>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        WooTarget.ReadAsync(shop, id, EntityKind.Coupon, async number =>
        {
            var coupon = await shop.Coupons.GetAsync(number, cancellationToken);
            return (WooCouponFeed.RevisionOf(coupon), coupon);
        });
}
