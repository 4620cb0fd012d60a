using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton;

/// <summary>What is asked of the server itself, and how answers are read.</summary>
public sealed partial class TrytonClient
{
    /// <summary>The server's version (<c>common.server.version</c>), for example <c>6.0.29</c>. Needs no login.</summary>
    public async Task<string> GetVersionAsync(CancellationToken cancellationToken = default) =>
        (await SendAsync(new TrytonCall("common.server.version", static _ => { }, IsSafe: true) { InDatabase = false }, cancellationToken)).GetString()
        ?? throw Unexpected("common.server.version");

    /// <summary>Names of the server's databases (<c>common.db.list</c>), where it tells them. Needs no login.</summary>
    public async Task<string[]> GetDatabasesAsync(CancellationToken cancellationToken = default)
    {
        var answer = await SendAsync(new TrytonCall("common.db.list", static _ => { }, IsSafe: true) { InDatabase = false }, cancellationToken);
        return answer.ValueKind == JsonValueKind.Array
            ? [.. answer.EnumerateArray().Select(name => name.GetString() ?? string.Empty)]
            : throw Unexpected("common.db.list");
    }

    /// <summary>The user's context (<c>res.user.get_preferences</c>): company, language and the like. None of it applies by itself.</summary>
    public Task<JsonElement> GetPreferencesAsync(CancellationToken cancellationToken = default) => SendAsync(
        new TrytonCall("model.res.user.get_preferences", static json => json.WriteBooleanValue(true), IsSafe: true)
        { Context = new TrytonFields(), SendBefore = _sendBefore }, cancellationToken);

    /// <summary>Definitions of a model's fields (<c>fields_get</c>).</summary>
    /// <param name="model">For example <c>sale.sale</c>.</param>
    /// <param name="names">Which fields; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<JsonElement> FieldsGetAsync(string model, IEnumerable<string>? names = null, CancellationToken cancellationToken = default) => CallAsync(
        $"model.{model}.fields_get", [names is null ? TrytonValue.List([]) : TrytonValue.From(names)], safe: true, cancellationToken);

    /// <summary>Values that a new record would get (<c>default_get</c>).</summary>
    /// <param name="model">For example <c>sale.sale</c>.</param>
    /// <param name="names">Which fields.</param>
    /// <param name="withNames">True if linked records come with their names; null leaves it to the server, which gives them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<JsonElement> DefaultGetAsync(
        string model, IEnumerable<string> names, bool? withNames = null, CancellationToken cancellationToken = default) => CallAsync(
            $"model.{model}.default_get", [TrytonValue.From(names), .. withNames is { } with ? (TrytonValue[])[TrytonValue.From(with)] : []], safe: true, cancellationToken);

    /// <summary>The id of the user that is logged in.</summary>
    public async Task<long> UserIdAsync(CancellationToken cancellationToken = default) => (await _transport.SessionAsync(cancellationToken)).UserId;

    /// <summary>Ends the session; the next call logs in again.</summary>
    public Task LogoutAsync(CancellationToken cancellationToken = default) => _transport.LogoutAsync(cancellationToken);

    private Task<JsonElement> SendAsync(TrytonCall call, CancellationToken cancellationToken) =>
        _transport.CallAsync(call with { SendBefore = _sendBefore }, cancellationToken);

    private async Task<bool> SomeAreMissingAsync(string model, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        try
        {
            var wanted = ids.Distinct().ToList();
            return await SearchCountAsync(model, TrytonDomain.In("id", wanted), cancellationToken) < wanted.Count
                && await SearchCountAsync(model, TrytonDomain.In("id", wanted).IncludingInactive(), cancellationToken) < wanted.Count;
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Contract)
        {
            // A model without the field "active" cannot be asked for inactive records: the first count was the whole truth.
            return true;
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            return false;
        }
    }

    private long[] Ids(JsonElement answer, string method) =>
        answer.ValueKind == JsonValueKind.Array && answer.EnumerateArray().All(id => id.ValueKind == JsonValueKind.Number)
            ? [.. answer.EnumerateArray().Select(id => id.GetInt64())]
            : throw Unexpected(method);

    private static IEnumerable<JsonElement> InOrder(JsonElement answer, Dictionary<long, int> places) =>
        answer.ValueKind != JsonValueKind.Array ? [answer] : answer.EnumerateArray().OrderBy(record =>
            record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id", out var id) && id.TryGetInt64(out var number)
                ? places.GetValueOrDefault(number, int.MaxValue)
                : int.MaxValue);

    private List<T> Records<T>(JsonElement answer, JsonTypeInfo<T> type) =>
        answer.ValueKind == JsonValueKind.Array ? Records(answer.EnumerateArray(), type) : throw Unexpected("read");

    private List<T> Records<T>(IEnumerable<JsonElement> records, JsonTypeInfo<T> type)
    {
        try
        {
            return [.. records.Select(record => record.Deserialize(type) ?? throw new JsonException("Expected a record."))];
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Contract, System,
                $"Tryton's answer does not have the expected shape at {(exception as JsonException)?.Path ?? "its start"}: check the server's version and modules. System {System}.", exception);
        }
    }

    private ConnectorException Unexpected(string method) =>
        new(ConnectorErrorKind.Contract, System, $"Tryton did not answer {method} in the agreed shape. System {System}.");
}
