using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>The customer accounts of a shop.</summary>
public sealed class WooCustomersClient
{
    private readonly WooConnection _connection;
    private readonly IWooCustomersApi _api;
    private readonly int _perPage;

    internal WooCustomersClient(WooConnection connection, IWooCustomersApi api, int perPage)
    {
        _connection = connection;
        _api = api;
        _perPage = perPage;
    }

    /// <summary>Reads one customer.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public async Task<WooCustomer> GetAsync(long id, CancellationToken cancellationToken = default)
    {
        var answer = await _connection.ReadAsync((requestId, token) => _api.GetAsync(id, requestId, token), cancellationToken);
        return _connection.Parse(answer, WooJson.Default.WooCustomer);
    }

    /// <summary>Lists customers by ascending id, each once, none missed.</summary>
    /// <param name="query">Which ones; null for all of the role <c>customer</c>.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<WooCustomer> ListAsync(WooCustomerQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new WooCustomerQuery();
        return WooList.ReadAsync(
            _connection,
            WooJson.Default.ListWooCustomer,
            customer => customer.Id,
            _perPage,
            (offset, requestId, token) => _api.ListAsync(
                offset, _perPage, query.Email, query.Role, WooQueries.Join(query.Ids), query.Search, requestId, token),
            cancellationToken);
    }
}
