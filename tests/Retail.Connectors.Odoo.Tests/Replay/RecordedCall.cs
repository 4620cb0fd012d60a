using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Tests.Replay;

/// <summary>Makes a recorded call with the typed client, the way a host would.</summary>
internal static class RecordedCall
{
    public static async Task<JsonElement> MakeAsync(OdooClient client, Recording recording, CancellationToken cancellationToken)
    {
        if (recording.Path == "/web/version")
        {
            var version = await client.GetVersionAsync(cancellationToken);
            return JsonSerializer.SerializeToElement(version.Version, ReplayJson.Default.String);
        }

        var body = recording.RequestBody;
        client = body.TryGetProperty("context", out var context) ? client.With(ContextOf(context)) : client;
        var (model, type) = (recording.Model, ReplayJson.Default.JsonElement);
        switch (recording.Function)
        {
            case "search_read" when HasPlainDomain(body) && body.TryGetProperty("fields", out _):
                return List(await client.SearchReadAsync(model, DomainOf(body), type, QueryOf(body), cancellationToken));
            case "read" when body.TryGetProperty("fields", out _):
                return List(await client.ReadAsync(model, IdsOf(body), type, QueryOf(body), cancellationToken));
            case "search_count" when HasPlainDomain(body):
                return JsonSerializer.SerializeToElement(await client.SearchCountAsync(model, DomainOf(body), cancellationToken), ReplayJson.Default.Int64);
            case "load":
                var loaded = await client.LoadAsync(model, Texts(body.GetProperty("fields")), [.. body.GetProperty("data").EnumerateArray().Select(Texts)], cancellationToken);
                return loaded.IsImported
                    ? JsonSerializer.SerializeToElement(loaded.Ids.ToList(), ReplayJson.Default.ListInt64)
                    : JsonSerializer.SerializeToElement(false, ReplayJson.Default.Boolean);
            case "get_external_id":
                var names = await client.GetExternalIdAsync(model, IdsOf(body), cancellationToken);
                return JsonSerializer.SerializeToElement(
                    names.ToDictionary(name => name.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), name => name.Value),
                    ReplayJson.Default.DictionaryStringString);
            default:
                return body.TryGetProperty("ids", out _)
                    ? await client.CallAsync(model, recording.Function, IdsOf(body), json => WriteRest(json, body), cancellationToken)
                    : await client.CallModelAsync(model, recording.Function, json => WriteRest(json, body), safe: false, cancellationToken);
        }
    }

    private static bool HasPlainDomain(JsonElement body) => body.TryGetProperty("domain", out var domain)
        && domain.ValueKind == JsonValueKind.Array && domain.EnumerateArray().All(term => term.ValueKind == JsonValueKind.Array);

    /// <summary>The recorded context, as a host sets it.</summary>
    private static OdooContext ContextOf(JsonElement context)
    {
        var made = new OdooContext();
        foreach (var entry in context.EnumerateObject())
        {
            made = entry.Name switch
            {
                "allowed_company_ids" => made with { Companies = [.. entry.Value.EnumerateArray().Select(id => id.GetInt64())] },
                "lang" => made with { Language = entry.Value.GetString() },
                _ => made.Set(entry.Name, OdooValue.From(entry.Value.Clone())),
            };
        }

        return made;
    }

    public static OdooDomain DomainOf(JsonElement body) => Domain(body.GetProperty("domain"));

    private static OdooDomain Domain(JsonElement terms) => terms.EnumerateArray().Aggregate(OdooDomain.All, (domain, term) =>
    {
        var (field, op, value) = (term[0].GetString()!, term[1].GetString()!, term[2]);
        return domain.And(op == "any"
            ? OdooDomain.Any(field, Domain(value))
            : OdooDomain.Where(field, op, value.ValueKind switch
            {
                JsonValueKind.String => OdooValue.From(value.GetString()!),
                JsonValueKind.Number => OdooValue.From(value.GetDecimal()),
                JsonValueKind.True => OdooValue.From(true),
                JsonValueKind.False => OdooValue.Null,
                _ when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Number => OdooValue.From([.. value.EnumerateArray().Select(item => item.GetInt64())]),
                _ => OdooValue.From(Texts(value)),
            }));
    });

    private static OdooQuery QueryOf(JsonElement body) => new()
    {
        Fields = [.. Texts(body.GetProperty("fields"))],
        Order = body.TryGetProperty("order", out var order) ? order.GetString() : null,
        Limit = body.TryGetProperty("limit", out var limit) ? limit.GetInt32() : null,
        Offset = body.TryGetProperty("offset", out var offset) ? offset.GetInt32() : null,
        PlainIds = body.TryGetProperty("load", out var load) && load.ValueKind == JsonValueKind.Null,
    };

    private static long[] IdsOf(JsonElement body) => [.. body.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64())];

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static JsonElement List(List<JsonElement> records) => JsonSerializer.SerializeToElement(records, ReplayJson.Default.ListJsonElement);

    private static void WriteRest(Utf8JsonWriter json, JsonElement body)
    {
        foreach (var property in body.EnumerateObject().Where(property => property.Name is not ("ids" or "context")))
        {
            property.WriteTo(json);
        }
    }
}

[JsonSerializable(typeof(List<JsonElement>))]
[JsonSerializable(typeof(List<long>))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ReplayJson : JsonSerializerContext;
