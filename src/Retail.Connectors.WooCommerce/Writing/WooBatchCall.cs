using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>
/// Sends a batch a hundred items at a time and gives each item its own result. The shop answers 200 whatever happens;
/// a failed item has id 0 or null where it was to be created.
/// </summary>
internal static class WooBatchCall
{
    public const int Limit = 100;

    public static async Task<IReadOnlyList<WooBatchResult<TRecord>>> SendAsync<TRecord>(
        WooConnection connection, string path, IReadOnlyList<WooBatchItem> items, JsonTypeInfo<TRecord> type, CancellationToken cancellationToken)
        where TRecord : class
    {
        var results = new List<WooBatchResult<TRecord>>(items.Count);
        ConnectorException? stopped = null;
        foreach (var chunk in items.Chunk(Limit))
        {
            try
            {
                if (stopped is null)
                {
                    var answer = await connection.WriteAsync(HttpMethod.Post, path, null, Body(chunk), cancellationToken);
                    results.AddRange(Read(connection, answer, chunk, type));
                    continue;
                }
            }
            catch (ConnectorException exception) when (results.Count > 0)
            {
                // What was carried out before has to be told, so this is no exception but the result of what remains.
                results.AddRange(chunk.Select(item => Failed<TRecord>(item, exception)));
                stopped = NotSent(connection.System, exception);
                continue;
            }

            results.AddRange(chunk.Select(item => Failed<TRecord>(item, stopped)));
        }

        return results;
    }

    private static byte[] Body(WooBatchItem[] chunk)
    {
        var body = new JsonObject();
        foreach (var action in chunk.GroupBy(item => item.Action))
        {
            body[Name(action.Key)] = new JsonArray([.. action.Select(item => item.Body ?? (JsonNode)JsonValue.Create(item.Id))]);
        }

        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static List<WooBatchResult<TRecord>> Read<TRecord>(
        WooConnection connection, WooAnswer answer, WooBatchItem[] chunk, JsonTypeInfo<TRecord> type)
        where TRecord : class
    {
        var root = connection.JsonWritten(answer);
        var results = new List<WooBatchResult<TRecord>>(chunk.Length);
        foreach (var action in chunk.GroupBy(item => item.Action))
        {
            var asked = action.ToList();
            var answers = root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty(Name(action.Key), out var list) && list.ValueKind == JsonValueKind.Array
                    ? list.EnumerateArray().ToList()
                    : [];
            var matched = Match(asked, answers);
            results.AddRange(asked.Select((item, index) => Result(connection, answer.RequestId, item, matched[index], type)));
        }

        return results;
    }

    /// <summary>The answer to each item: by its place if all places agree with the ids, else by id alone.</summary>
    private static JsonElement?[] Match(List<WooBatchItem> asked, List<JsonElement> answers)
    {
        var inPlace = asked.Count == answers.Count
            && asked.Zip(answers).All(pair => pair.First.Id == 0 || IdOf(pair.Second) is 0 || IdOf(pair.Second) == pair.First.Id);
        if (inPlace)
        {
            return [.. answers.Select(found => (JsonElement?)found)];
        }

        var byId = answers.Where(found => IdOf(found) > 0).GroupBy(IdOf).ToDictionary(group => group.Key, group => group.First());
        return [.. asked.Select(item => item.Id > 0 && byId.TryGetValue(item.Id, out var found) ? found : (JsonElement?)null)];
    }

    private static WooBatchResult<TRecord> Result<TRecord>(
        WooConnection connection, string requestId, WooBatchItem item, JsonElement? found, JsonTypeInfo<TRecord> type)
        where TRecord : class
    {
        if (found is not { ValueKind: JsonValueKind.Object } element)
        {
            return Failed<TRecord>(item, new ConnectorException(ConnectorErrorKind.Ambiguous, connection.System,
                $"The answer to a batch says nothing of this item: read it back. System {connection.System}.") { RequestId = requestId });
        }

        if (element.TryGetProperty("error", out var error))
        {
            return Failed<TRecord>(item, WooErrors.OfItem(error, connection.System, requestId));
        }

        try
        {
            return new WooBatchResult<TRecord>(item.Action, item.Index, IdOf(element), element.Deserialize(type), null);
        }
        catch (JsonException exception)
        {
            return new WooBatchResult<TRecord>(item.Action, item.Index, IdOf(element), null,
                new ConnectorException(
                    ConnectorErrorKind.Ambiguous, connection.System,
                    $"An item of a batch was carried out in all likelihood, and its answer cannot be read: {exception.Message} System {connection.System}.", exception)
                {
                    RequestId = requestId,
                });
        }
    }

    private static long IdOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
            ? number
            : 0;

    private static WooBatchResult<TRecord> Failed<TRecord>(WooBatchItem item, ConnectorException error)
        where TRecord : class => new(item.Action, item.Index, item.Id, null, error);

    private static ConnectorException NotSent(SystemName system, ConnectorException cause) =>
        new(ConnectorErrorKind.Unavailable, system, $"Not sent, because the items before it failed together. System {system}.", cause)
        {
            RequestId = cause.RequestId,
        };

    private static string Name(WooBatchAction action) => action switch
    {
        WooBatchAction.Create => "create",
        WooBatchAction.Update => "update",
        _ => "delete",
    };
}
