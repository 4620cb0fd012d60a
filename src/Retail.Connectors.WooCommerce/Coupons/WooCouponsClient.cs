using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Coupons;

/// <summary>The coupons of a shop.</summary>
public sealed class WooCouponsClient : WooResource<WooCoupon, WooCouponFields, WooCouponQuery>
{
    internal WooCouponsClient(WooConnection connection, WooResourceSettings<WooCoupon, WooCouponFields, WooCouponQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Moves a coupon to the trash.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may trash it all the same.</param>
    /// <returns>The coupon as it was: the shop answers with the status that it had.</returns>
    /// <exception cref="ConnectorException">It does not exist, is in the trash already, or nobody knows whether it is.</exception>
    public Task<WooCoupon> TrashAsync(long id, CancellationToken cancellationToken = default) => TrashRecordAsync(id, cancellationToken);
}
