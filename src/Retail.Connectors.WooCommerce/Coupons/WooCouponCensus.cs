using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>Lists the coupons made in a window. The shop does not list those in the trash.</summary>
internal sealed class WooCouponCensus(WooCommerceClient shop) : ICensus<WooCoupon>
{
    private const string Fields = "id,code,status,date_created_gmt,date_modified_gmt";

    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var coupons = WooCensus.ListAsync(
            shop, shop.Coupons.Path, WooJson.Default.ListWooCoupon, static coupon => coupon.Id, static coupon => coupon.DateCreatedGmt,
            window, [() => WooCensus.Window(window, Fields)], cancellationToken);
        await foreach (var coupon in coupons)
        {
            yield return new CensusEntry(WooCouponFeed.RefOf(coupon, shop), new Revision(WooCouponFeed.StampOf(coupon)), coupon.Status, Total: null, Key: null);
        }
    }
}
