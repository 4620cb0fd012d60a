using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>The payment gateways of a shop.</summary>
public sealed class WooPaymentGatewaysClient
{
    private readonly WooConnection _connection;

    internal WooPaymentGatewaysClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the gateways, those that are not in use among them.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooPaymentGateway>> ListAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/payment_gateways", WooJson.Default.ListWooPaymentGateway, cancellationToken);

    /// <summary>Reads a gateway.</summary>
    /// <param name="id">Its id, for example <c>bacs</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooPaymentGateway> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/payment_gateways/" + Uri.EscapeDataString(id), WooJson.Default.WooPaymentGateway, cancellationToken);

    /// <summary>Changes a gateway.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may write all the same.</param>
    /// <returns>The gateway as it is now.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was written (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public Task<WooPaymentGateway> UpdateAsync(string id, WooPaymentGatewayFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Put, "/payment_gateways/" + Uri.EscapeDataString(id), JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooPaymentGatewayFields), WooJson.Default.WooPaymentGateway, cancellationToken);
    }
}
