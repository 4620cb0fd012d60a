using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Replay;

/// <summary>Makes a recorded call with the client, the way a host would.</summary>
internal static class RecordedCall
{
    private static readonly JsonTypeInfo<JsonElement> Any = (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement));

    /// <summary>What the call answered, as JSON; null where the client gives nothing or something of its own.</summary>
    public static async Task<JsonElement?> MakeAsync(TrytonClient client, Recording recording, CancellationToken cancellationToken)
    {
        switch (recording.Method)
        {
            case "common.server.version":
                return Json(await client.GetVersionAsync(cancellationToken));
            case "common.db.list":
                return Json(await client.GetDatabasesAsync(cancellationToken));
            case "common.db.login":
                Assert.Equal(2, await client.UserIdAsync(cancellationToken));
                return null;
            case "common.db.logout":
                await client.UserIdAsync(cancellationToken);
                await client.LogoutAsync(cancellationToken);
                return null;
            case "model.res.user.get_preferences":
                return await client.GetPreferencesAsync(cancellationToken);
        }

        var parameters = recording.Parameters[..^1];
        client = client.With(RecordedValues.Fields(recording.Parameters[^1], "company", "language", "_timestamp", "active_model", "active_id", "active_ids"));
        return recording.Method.StartsWith("wizard.", StringComparison.Ordinal)
            ? await WizardAsync(client, recording, parameters, cancellationToken)
            : await ModelAsync(client, recording, parameters, cancellationToken);
    }

    private static async Task<JsonElement?> WizardAsync(TrytonClient client, Recording recording, JsonElement[] parameters, CancellationToken cancellationToken)
    {
        var name = recording.Method["wizard.".Length..recording.Method.LastIndexOf('.')];
        var context = recording.Parameters[^1];
        var (model, id) = context.TryGetProperty("active_model", out var active) ? (active.GetString()!, context.GetProperty("active_id").GetInt64()) : ("party.party", 1L);
        await using var wizard = await client.StartWizardAsync(name, model, id, cancellationToken);
        if (!recording.Method.EndsWith(".execute", StringComparison.Ordinal))
        {
            return null;
        }

        var state = parameters[1].EnumerateObject().Select(member => (JsonProperty?)member).SingleOrDefault();
        return await wizard.ExecuteAsync(
            parameters[2].GetString()!, state?.Name, state is { } filled ? RecordedValues.Fields(filled.Value) : null, cancellationToken);
    }

    private static async Task<JsonElement?> ModelAsync(TrytonClient client, Recording recording, JsonElement[] parameters, CancellationToken cancellationToken)
    {
        var dot = recording.Method.LastIndexOf('.');
        var (model, function) = (recording.Method["model.".Length..dot], recording.Method[(dot + 1)..]);
        switch (function)
        {
            case "search" when parameters.Length > 1:
                return Json(await client.SearchAsync(model, RecordedValues.Domain(parameters[0]), Query(parameters), cancellationToken));
            case "search_count":
                return Json(await client.SearchCountAsync(model, RecordedValues.Domain(parameters[0]), cancellationToken));
            case "search_read":
                return Json(await client.SearchReadAsync(
                    model, RecordedValues.Domain(parameters[0]), Any, Query(parameters) with { Fields = [.. Texts(parameters[4])] }, cancellationToken));
            case "read":
                return Json(await client.ReadAsync(model, RecordedValues.Ids(parameters[0]), Any, new TrytonQuery { Fields = [.. Texts(parameters[1])] }, cancellationToken));
            case "create":
                return Json(await client.CreateAsync(model, [.. parameters[0].EnumerateArray().Select(row => RecordedValues.Fields(row))], cancellationToken));
            case "write":
                await client.WriteManyAsync(
                    model, [.. parameters.Chunk(2).Select(pair => ((IReadOnlyCollection<long>)RecordedValues.Ids(pair[0]), RecordedValues.Fields(pair[1])))],
                    Stamps(recording.Parameters[^1]), cancellationToken);
                return null;
            case "delete":
                await client.DeleteAsync(model, RecordedValues.Ids(parameters[0]), cancellationToken);
                return null;
            case "copy":
                return Json(await client.CopyAsync(model, RecordedValues.Ids(parameters[0]), null, cancellationToken));
            case "fields_get":
                return await client.FieldsGetAsync(model, Texts(parameters[0]), cancellationToken);
            case "default_get":
                return await client.DefaultGetAsync(model, Texts(parameters[0]), null, cancellationToken);
            case "on_change":
                return await client.OnChangeAsync(model, RecordedValues.Fields(parameters[0]), Texts(parameters[1]), cancellationToken);
            default:
                return parameters is [{ ValueKind: JsonValueKind.Array } ids] && ids.GetArrayLength() > 0 && ids.EnumerateArray().All(id => id.ValueKind == JsonValueKind.Number)
                    ? await client.ButtonAsync(model, function, RecordedValues.Ids(ids), null, cancellationToken)
                    : await client.CallAsync(recording.Method, [.. parameters.Select(RecordedValues.Value)], safe: false, cancellationToken);
        }
    }

    private static TrytonQuery Query(JsonElement[] parameters) => new()
    {
        Offset = parameters[1].GetInt32(),
        Limit = parameters[2].ValueKind == JsonValueKind.Null ? null : parameters[2].GetInt32(),
        Order = parameters[3].ValueKind == JsonValueKind.Null ? [] : [.. parameters[3].EnumerateArray().Select(term => $"{term[0].GetString()} {term[1].GetString()}")],
    };

    private static Dictionary<long, string>? Stamps(JsonElement context) => context.TryGetProperty("_timestamp", out var stamps)
        ? stamps.EnumerateObject().ToDictionary(
            stamp => long.Parse(stamp.Name.Split(',')[1], global::System.Globalization.CultureInfo.InvariantCulture), stamp => stamp.Value.GetString()!)
        : null;

    private static IEnumerable<string> Texts(JsonElement json) => json.EnumerateArray().Select(text => text.GetString()!);

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
