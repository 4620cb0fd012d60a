using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>The product reviews of a shop.</summary>
public sealed class WooReviewsClient : WooResource<WooReview, WooReviewFields, WooReviewQuery>
{
    internal WooReviewsClient(WooConnection connection, WooResourceSettings<WooReview, WooReviewFields, WooReviewQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Moves a review to the trash.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may trash it all the same.</param>
    /// <returns>The review as it is now.</returns>
    /// <exception cref="ConnectorException">It does not exist, is in the trash already, or nobody knows whether it is.</exception>
    public Task<WooReview> TrashAsync(long id, CancellationToken cancellationToken = default) => TrashRecordAsync(id, cancellationToken);
}
