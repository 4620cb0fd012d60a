using System.Globalization;
using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>The notes of a shop's orders.</summary>
public sealed class WooOrderNotesClient
{
    private readonly WooConnection _connection;

    internal WooOrderNotesClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the notes of an order, all at once.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="type"><c>customer</c> or <c>internal</c>; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The order does not exist, or the shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooOrderNote>> ListAsync(long orderId, string? type = null, CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync(Path(orderId), WooJson.Default.ListWooOrderNote, cancellationToken, new WooParameters().Add("type", type));

    /// <summary>Reads a note.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="id">The note.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist, or the shop could not be asked.</exception>
    public Task<WooOrderNote> GetAsync(long orderId, long id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync(Path(orderId, id), WooJson.Default.WooOrderNote, cancellationToken);

    /// <summary>Adds a note. The order's modification date does not move.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="fields">The note; its text must not be empty, which the shop would take.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may add it all the same.</param>
    /// <exception cref="ConnectorException">The order does not exist, the text is empty, or nobody knows whether it was added.</exception>
    public Task<WooOrderNote> CreateAsync(long orderId, WooOrderNoteFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Note is { IsSet: true, Value.Length: > 0 }
            ? _connection.WriteAsync(
                HttpMethod.Post, Path(orderId), JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooOrderNoteFields),
                WooJson.Default.WooOrderNote, cancellationToken)
            : throw WooErrors.Refused(_connection.System, "A note needs a text: the shop would add an empty one.");
    }

    /// <summary>Deletes a note for good.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="id">The note.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may delete it all the same.</param>
    /// <returns>The note as it was.</returns>
    /// <exception cref="ConnectorException">It does not exist, or nobody knows whether it was deleted.</exception>
    public Task<WooOrderNote> DeleteAsync(long orderId, long id, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync(
            HttpMethod.Delete, Path(orderId, id), null, WooJson.Default.WooOrderNote, cancellationToken, new WooParameters().Add("force", true));

    private static string Path(long orderId) => string.Create(CultureInfo.InvariantCulture, $"/orders/{orderId}/notes");

    private static string Path(long orderId, long id) => string.Create(CultureInfo.InvariantCulture, $"/orders/{orderId}/notes/{id}");
}
