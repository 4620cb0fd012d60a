using System.Globalization;
using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>The shipping zones of a shop, their places and methods, and the kinds of methods there are.</summary>
public sealed class WooShippingClient
{
    private readonly WooConnection _connection;

    internal WooShippingClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the zones, all at once.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooShippingZone>> ListZonesAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/shipping/zones", WooJson.Default.ListWooShippingZone, cancellationToken);

    /// <summary>Reads a zone.</summary>
    /// <param name="id">The zone; 0 for all places that no other zone holds.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooShippingZone> GetZoneAsync(long id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{id}"), WooJson.Default.WooShippingZone, cancellationToken);

    /// <summary>Adds a zone.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may write all the same.</param>
    /// <returns>The zone as the shop made it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was written (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public Task<WooShippingZone> CreateZoneAsync(WooShippingZoneFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Post, "/shipping/zones", JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooShippingZoneFields), WooJson.Default.WooShippingZone, cancellationToken);
    }

    /// <summary>Changes a zone.</summary>
    /// <param name="id">The zone.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may write all the same.</param>
    /// <returns>The zone as it is now.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was written (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public Task<WooShippingZone> UpdateZoneAsync(long id, WooShippingZoneFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{id}"), JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooShippingZoneFields), WooJson.Default.WooShippingZone, cancellationToken);
    }

    /// <summary>Deletes a zone with its methods.</summary>
    /// <param name="id">The zone.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may delete it all the same.</param>
    /// <returns>The zone as it was.</returns>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, or nobody knows whether it was deleted.</exception>
    public Task<WooShippingZone> DeleteZoneAsync(long id, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync(HttpMethod.Delete, string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{id}"), null, WooJson.Default.WooShippingZone, cancellationToken, new WooParameters().Add("force", true));

    /// <summary>Lists the places of a zone.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooZoneLocation>> ListLocationsAsync(long zoneId, CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/locations"), WooJson.Default.ListWooZoneLocation, cancellationToken);

    /// <summary>Sets the places of a zone: these, and no others.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="locations">The places.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may set them all the same.</param>
    /// <returns>The places as they are now.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether they were set.</exception>
    public async Task<IReadOnlyList<WooZoneLocation>> ReplaceLocationsAsync(
        long zoneId, IEnumerable<WooZoneLocationFields> locations, CancellationToken cancellationToken = default) =>
        await _connection.WriteAsync(
            HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/locations"),
            JsonSerializer.SerializeToUtf8Bytes([.. locations], WooWriteJson.Default.ListWooZoneLocationFields), WooJson.Default.ListWooZoneLocation, cancellationToken);

    /// <summary>Lists the methods of a zone.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooZoneMethod>> ListZoneMethodsAsync(long zoneId, CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/methods"), WooJson.Default.ListWooZoneMethod, cancellationToken);

    /// <summary>Reads a method of a zone.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="instanceId">The method.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooZoneMethod> GetZoneMethodAsync(long zoneId, long instanceId, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/methods/{instanceId}"), WooJson.Default.WooZoneMethod, cancellationToken);

    /// <summary>Adds a method to a zone.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may write all the same.</param>
    /// <returns>The method as the shop made it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was written (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public Task<WooZoneMethod> CreateZoneMethodAsync(long zoneId, WooZoneMethodFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/methods"), JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooZoneMethodFields), WooJson.Default.WooZoneMethod, cancellationToken);
    }

    /// <summary>Changes a method of a zone.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="instanceId">The method.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may write all the same.</param>
    /// <returns>The method as it is now.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was written (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public Task<WooZoneMethod> UpdateZoneMethodAsync(long zoneId, long instanceId, WooZoneMethodFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/methods/{instanceId}"), JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooZoneMethodFields), WooJson.Default.WooZoneMethod, cancellationToken);
    }

    /// <summary>Deletes a method of a zone.</summary>
    /// <param name="zoneId">The zone.</param>
    /// <param name="instanceId">The method.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may delete it all the same.</param>
    /// <returns>The method as it was.</returns>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, or nobody knows whether it was deleted.</exception>
    public Task<WooZoneMethod> DeleteZoneMethodAsync(long zoneId, long instanceId, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync(HttpMethod.Delete, string.Create(CultureInfo.InvariantCulture, $"/shipping/zones/{zoneId}/methods/{instanceId}"), null, WooJson.Default.WooZoneMethod, cancellationToken, new WooParameters().Add("force", true));

    /// <summary>Lists the kinds of methods.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooShippingMethod>> ListMethodsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/shipping_methods", WooJson.Default.ListWooShippingMethod, cancellationToken);

    /// <summary>Reads a kind of method.</summary>
    /// <param name="id">Its id, for example <c>flat_rate</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooShippingMethod> GetMethodAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/shipping_methods/" + Uri.EscapeDataString(id), WooJson.Default.WooShippingMethod, cancellationToken);
}
