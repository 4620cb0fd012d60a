using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Taxes;

/// <summary>The tax classes of a shop. A class cannot be changed, only added and deleted.</summary>
public sealed class WooTaxClassesClient
{
    private readonly WooConnection _connection;

    internal WooTaxClassesClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the classes, the standard class among them.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooTaxClass>> ListAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/taxes/classes", WooJson.Default.ListWooTaxClass, cancellationToken);

    /// <summary>Reads a class.</summary>
    /// <param name="slug">Its slug, for example <c>standard</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public async Task<WooTaxClass> GetAsync(string slug, CancellationToken cancellationToken = default)
    {
        // The shop answers with a list of one.
        var classes = await _connection.ReadAsync("/taxes/classes/" + Uri.EscapeDataString(slug), WooJson.Default.ListWooTaxClass, cancellationToken);
        return classes.Count == 1 ? classes[0] : throw WooErrors.Contract(_connection.System, $"Asked for one tax class, the shop sent {classes.Count}.", null);
    }

    /// <summary>Adds a class.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may write all the same.</param>
    /// <returns>The class as the shop made it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was written (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public Task<WooTaxClass> CreateAsync(WooTaxClassFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Post, "/taxes/classes", JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooTaxClassFields), WooJson.Default.WooTaxClass, cancellationToken);
    }

    /// <summary>Deletes a class and its rates.</summary>
    /// <param name="slug">Its slug.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may delete it all the same.</param>
    /// <returns>The class as it was.</returns>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, or nobody knows whether it was deleted.</exception>
    public Task<WooTaxClass> DeleteAsync(string slug, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync(HttpMethod.Delete, "/taxes/classes/" + Uri.EscapeDataString(slug), null, WooJson.Default.WooTaxClass, cancellationToken, new WooParameters().Add("force", true));
}
