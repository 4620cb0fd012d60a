using NodaTime;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>The orders of a shop.</summary>
public sealed class WooOrdersClient
{
    private readonly WooConnection _connection;
    private readonly IWooOrdersApi _api;
    private readonly int _perPage;

    internal WooOrdersClient(WooConnection connection, IWooOrdersApi api, int perPage)
    {
        _connection = connection;
        _api = api;
        _perPage = perPage;
    }

    /// <summary>Reads one order, also from the trash.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public async Task<WooOrder> GetAsync(long id, CancellationToken cancellationToken = default)
    {
        var answer = await _connection.ReadAsync((requestId, token) => _api.GetAsync(id, requestId, token), cancellationToken);
        return _connection.Parse(answer, WooJson.Default.WooOrder);
    }

    /// <summary>
    /// Lists orders by ascending id, each once. An order that belongs to the list all the while is not missed,
    /// whatever is placed, deleted or changed meanwhile.
    /// </summary>
    /// <param name="query">Which ones; null for all but the trash.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<WooOrder> ListAsync(WooOrderQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new WooOrderQuery();
        return WooList.ReadAsync(
            _connection,
            WooJson.Default.ListWooOrder,
            order => order.Id,
            _perPage,
            (offset, requestId, token) => SliceAsync(query, offset, requestId, token),
            cancellationToken);
    }

    internal Task<WooAnswer> ReadSliceAsync(WooOrderQuery query, int? offset, CancellationToken cancellationToken) =>
        _connection.ReadAsync((requestId, token) => SliceAsync(query, offset, requestId, token), cancellationToken);

    private Task<HttpResponseMessage> SliceAsync(WooOrderQuery query, int? offset, string requestId, CancellationToken cancellationToken)
    {
        var dated = query is not { ModifiedAfter: null, ModifiedBefore: null, PlacedAfter: null, PlacedBefore: null };
        return _api.ListAsync(
            offset,
            _perPage,
            WooQueries.Join(query.Statuses),
            Date(query.ModifiedAfter),
            Date(query.ModifiedBefore),
            Date(query.PlacedAfter),
            Date(query.PlacedBefore),
            dated ? "true" : null,
            query.Customer,
            query.Product,
            WooQueries.Join(query.Ids),
            query.Search,
            requestId,
            cancellationToken);
    }

    private static string? Date(Instant? moment) => moment is { } value ? WooDates.Format(value) : null;
}
