using System.Globalization;
using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>The refunds of a shop's orders. A refund cannot be changed.</summary>
/// <remarks>The shop does not guard against refunds made in parallel: of eight full refunds of one order six succeeded.</remarks>
public sealed class WooRefundsClient
{
    private readonly WooConnection _connection;
    private readonly int _perPage;

    internal WooRefundsClient(WooConnection connection, int perPage)
    {
        _connection = connection;
        _perPage = perPage;
    }

    /// <summary>Lists refunds of all orders by ascending id, each once, none missed.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<WooRefund> ListAsync(WooRefundQuery? query = null, CancellationToken cancellationToken = default) =>
        ListAsync("/refunds", query ?? new WooRefundQuery(), cancellationToken);

    /// <summary>Lists the refunds of an order by ascending id.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<WooRefund> ListAsync(long orderId, WooRefundQuery? query = null, CancellationToken cancellationToken = default) =>
        ListAsync(Path(orderId), query ?? new WooRefundQuery(), cancellationToken);

    /// <summary>Reads a refund.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="id">The refund.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist, or the shop could not be asked.</exception>
    public Task<WooRefund> GetAsync(long orderId, long id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync(Path(orderId, id), WooJson.Default.WooRefund, cancellationToken);

    /// <summary>Makes a refund. Money goes back through the gateway, and goods into stock, unless the fields say no.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="fields">The refund.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may refund all the same.</param>
    /// <returns>The refund as the shop made it.</returns>
    /// <exception cref="ConnectorException">
    /// The shop refuses, for example because it is more than what remains (<see cref="ConnectorErrorKind.Rejected"/>), or
    /// nobody knows whether it was made (<see cref="ConnectorErrorKind.Ambiguous"/>): list the order's refunds then.
    /// </exception>
    public Task<WooRefund> CreateAsync(long orderId, WooRefundFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Post, Path(orderId), JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooRefundFields),
            WooJson.Default.WooRefund, cancellationToken);
    }

    /// <summary>Deletes a refund for good. The order's modification date does not move, and no money comes back.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="id">The refund.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may delete it all the same.</param>
    /// <returns>The refund as it was.</returns>
    /// <exception cref="ConnectorException">It does not exist, or nobody knows whether it was deleted.</exception>
    public Task<WooRefund> DeleteAsync(long orderId, long id, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync(
            HttpMethod.Delete, Path(orderId, id), null, WooJson.Default.WooRefund, cancellationToken, new WooParameters().Add("force", true));

    private IAsyncEnumerable<WooRefund> ListAsync(string path, WooRefundQuery query, CancellationToken cancellationToken) =>
        WooList.ReadAsync(_connection, WooJson.Default.ListWooRefund, refund => refund.Id, _perPage, path, query.Parameters, cancellationToken);

    private static string Path(long orderId) => string.Create(CultureInfo.InvariantCulture, $"/orders/{orderId}/refunds");

    private static string Path(long orderId, long id) => string.Create(CultureInfo.InvariantCulture, $"/orders/{orderId}/refunds/{id}");
}
