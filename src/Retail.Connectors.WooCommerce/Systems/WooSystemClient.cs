using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What a shop tells of itself, and the tools that mend it.</summary>
public sealed class WooSystemClient
{
    private readonly WooConnection _connection;

    internal WooSystemClient(WooConnection connection) => _connection = connection;

    /// <summary>Reads the versions, settings and plugins of the shop. It takes the shop some seconds.</summary>
    /// <param name="parts">Only these parts, for example <c>environment.version</c>; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooSystemStatus> GetStatusAsync(IReadOnlyList<string>? parts = null, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/system_status", WooJson.Default.WooSystemStatus, cancellationToken, new WooParameters().Add("_fields", parts ?? []));

    /// <summary>Lists the tools.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooTool>> ListToolsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/system_status/tools", WooJson.Default.ListWooTool, cancellationToken);

    /// <summary>Reads a tool.</summary>
    /// <param name="id">Its id, for example <c>clear_transients</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooTool> GetToolAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/system_status/tools/" + Uri.EscapeDataString(id), WooJson.Default.WooTool, cancellationToken);

    /// <summary>Runs a tool. Some of them delete data.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting; the tool may run all the same.</param>
    /// <returns>The tool, and what it says.</returns>
    /// <exception cref="ConnectorException">It does not exist, or nobody knows whether it ran.</exception>
    public Task<WooTool> RunToolAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.WriteAsync(HttpMethod.Put, "/system_status/tools/" + Uri.EscapeDataString(id), "{}"u8.ToArray(), WooJson.Default.WooTool, cancellationToken);

    /// <summary>Reads the routes that the shop offers.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public Task<JsonElement> GetIndexAsync(CancellationToken cancellationToken = default) =>
        _connection.ReadJsonAsync(string.Empty, null, cancellationToken);

    /// <summary>Lists the layouts of the product form.</summary>
    /// <param name="area">Only those of this area; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public Task<JsonElement> ListLayoutTemplatesAsync(string? area = null, CancellationToken cancellationToken = default) =>
        _connection.ReadJsonAsync("/layout-templates", new WooParameters().Add("area", area), cancellationToken);

    /// <summary>Reads a layout of the product form.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop refuses, or could not be asked.</exception>
    public Task<JsonElement> GetLayoutTemplateAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.ReadJsonAsync("/layout-templates/" + Uri.EscapeDataString(id), null, cancellationToken);
}
