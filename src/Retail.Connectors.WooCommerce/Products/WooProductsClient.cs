using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>The products of a shop.</summary>
public sealed class WooProductsClient
{
    private readonly WooConnection _connection;
    private readonly IWooProductsApi _api;
    private readonly int _perPage;

    internal WooProductsClient(WooConnection connection, IWooProductsApi api, int perPage)
    {
        _connection = connection;
        _api = api;
        _perPage = perPage;
    }

    /// <summary>Reads one product or variation, also from the trash.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public async Task<WooProduct> GetAsync(long id, CancellationToken cancellationToken = default)
    {
        var answer = await _connection.ReadAsync((requestId, token) => _api.GetAsync(id, requestId, token), cancellationToken);
        return _connection.Parse(answer, WooJson.Default.WooProduct);
    }

    /// <summary>Lists products by ascending id, each once, none missed.</summary>
    /// <param name="query">Which ones; null for all but the trash.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<WooProduct> ListAsync(WooProductQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new WooProductQuery();
        return WooList.ReadAsync(
            _connection,
            WooJson.Default.ListWooProduct,
            product => product.Id,
            _perPage,
            (offset, requestId, token) => _api.ListAsync(
                offset,
                _perPage,
                WooQueries.Join(query.Skus),
                query.Status,
                query.Type,
                query.ModifiedAfter is { } moment ? WooDates.Format(moment) : null,
                query.ModifiedAfter is null ? null : "true",
                WooQueries.Join(query.Ids),
                query.Search,
                requestId,
                token),
            cancellationToken);
    }
}
