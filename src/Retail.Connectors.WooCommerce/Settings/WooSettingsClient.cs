using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>The settings of a shop, in groups such as <c>general</c>, <c>products</c> and <c>tax</c>.</summary>
public sealed class WooSettingsClient
{
    private readonly WooConnection _connection;

    internal WooSettingsClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the groups.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooSettingGroup>> ListGroupsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/settings", WooJson.Default.ListWooSettingGroup, cancellationToken);

    /// <summary>Lists the settings of a group.</summary>
    /// <param name="group">The group, for example <c>general</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">There is no such group, or the shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooSetting>> ListAsync(string group, CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync(Path(group), WooJson.Default.ListWooSetting, cancellationToken);

    /// <summary>Reads a setting.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="id">Its id, for example <c>woocommerce_currency</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist, or the shop could not be asked.</exception>
    public Task<WooSetting> GetAsync(string group, string id, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync($"{Path(group)}/{Uri.EscapeDataString(id)}", WooJson.Default.WooSetting, cancellationToken);

    /// <summary>Changes a setting.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="id">Its id.</param>
    /// <param name="fields">The value.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may change it all the same.</param>
    /// <returns>The setting as it is now.</returns>
    /// <exception cref="ConnectorException">It does not exist, the value is none of its options, or nobody knows whether it was changed.</exception>
    public Task<WooSetting> UpdateAsync(string group, string id, WooSettingFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return _connection.WriteAsync(
            HttpMethod.Put, $"{Path(group)}/{Uri.EscapeDataString(id)}", JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooSettingFields),
            WooJson.Default.WooSetting, cancellationToken);
    }

    /// <summary>Changes settings of one group, a hundred at a time.</summary>
    /// <param name="group">The group.</param>
    /// <param name="values">Values by the settings' ids.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may change them all the same.</param>
    /// <returns>One result for each setting, in the order given.</returns>
    /// <exception cref="ConnectorException">All of them failed together.</exception>
    public Task<IReadOnlyList<WooSettingResult>> BatchAsync(
        string group, IReadOnlyDictionary<string, WooSettingFields> values, CancellationToken cancellationToken = default) =>
        BatchAsync(Path(group) + "/batch", [.. values.Select(value => (group, value.Key, value.Value))], false, cancellationToken);

    /// <summary>Changes settings of several groups, a hundred at a time.</summary>
    /// <param name="values">Values by group and id.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may change them all the same.</param>
    /// <returns>One result for each setting, in the order given.</returns>
    /// <exception cref="ConnectorException">All of them failed together.</exception>
    public Task<IReadOnlyList<WooSettingResult>> BatchAsync(
        IReadOnlyList<(string Group, string Id, WooSettingFields Fields)> values, CancellationToken cancellationToken = default) =>
        BatchAsync("/settings/batch", values, true, cancellationToken);

    private async Task<IReadOnlyList<WooSettingResult>> BatchAsync(
        string path, IReadOnlyList<(string Group, string Id, WooSettingFields Fields)> values, bool withGroup, CancellationToken cancellationToken)
    {
        var results = new List<WooSettingResult>(values.Count);
        foreach (var chunk in values.Chunk(WooBatchCall.Limit))
        {
            var items = chunk.Select(value => (JsonNode)Item(value, withGroup)).ToArray();
            var body = Encoding.UTF8.GetBytes(new JsonObject { ["update"] = new JsonArray(items) }.ToJsonString());
            var answer = await _connection.WriteAsync(HttpMethod.Post, path, null, body, cancellationToken);
            results.AddRange(Read(chunk, answer));
        }

        return results;
    }

    private static JsonObject Item((string Group, string Id, WooSettingFields Fields) value, bool withGroup)
    {
        var item = (JsonObject)JsonSerializer.SerializeToNode(value.Fields, WooWriteJson.Default.WooSettingFields)!;
        item.Insert(0, "id", value.Id);
        if (withGroup)
        {
            item.Insert(0, "group_id", value.Group);
        }

        return item;
    }

    private WooSettingResult[] Read((string Group, string Id, WooSettingFields Fields)[] asked, WooAnswer answer)
    {
        var root = _connection.JsonWritten(answer);
        var answers = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("update", out var list)
            ? list.EnumerateArray().ToList()
            : [];
        if (answers.Count != asked.Length)
        {
            throw WooErrors.Contract(
                _connection.System,
                string.Create(CultureInfo.InvariantCulture, $"{asked.Length} settings were sent and {answers.Count} answered: read them back."), answer.RequestId);
        }

        return [.. asked.Zip(answers, (value, found) => found.TryGetProperty("error", out var error)
            ? new WooSettingResult(value.Group, value.Id, null, WooErrors.OfItem(error, _connection.System, answer.RequestId))
            : new WooSettingResult(value.Group, value.Id, found.Deserialize(WooJson.Default.WooSetting), null))];
    }

    private static string Path(string group) => "/settings/" + Uri.EscapeDataString(group);
}
