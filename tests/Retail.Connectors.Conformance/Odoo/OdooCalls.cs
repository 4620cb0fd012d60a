using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>Raw calls to one company of an Odoo database.</summary>
internal sealed class OdooCalls(RestCalls rest, int company)
{
    public int Company => company;

    public async Task<JsonObject[]> SearchAsync(string model, JsonArray domain, string[] fields, CancellationToken cancellationToken, int limit = 0)
    {
        var body = Body();
        body["context"]!["active_test"] = false;
        body["domain"] = domain;
        body["fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]);
        body["order"] = "id";
        if (limit > 0)
        {
            body["limit"] = limit;
        }

        return [.. (await rest.PostAsync($"/json/2/{model}/search_read", body, cancellationToken))!.AsArray().OfType<JsonObject>()];
    }

    public async Task<int[]> CreateAsync(string model, IEnumerable<JsonObject> records, CancellationToken cancellationToken, JsonObject? context = null)
    {
        var body = Body();
        foreach (var (name, value) in context ?? [])
        {
            body["context"]![name] = value?.DeepClone();
        }

        body["vals_list"] = new JsonArray([.. records.Select(record => (JsonNode?)record)]);
        return [.. (await rest.PostAsync($"/json/2/{model}/create", body, cancellationToken))!.AsArray().Select(id => id!.GetValue<int>())];
    }

    public Task<JsonNode?> CallAsync(
        string model, string method, IEnumerable<int> ids, CancellationToken cancellationToken, JsonObject? arguments = null, JsonObject? context = null)
    {
        var body = Body();
        body["ids"] = Ids(ids);
        foreach (var (name, value) in arguments ?? [])
        {
            body[name] = value?.DeepClone();
        }

        foreach (var (name, value) in context ?? [])
        {
            body["context"]![name] = value?.DeepClone();
        }

        return rest.PostAsync($"/json/2/{model}/{method}", body, cancellationToken);
    }

    public Task<JsonNode?> WriteAsync(string model, int id, JsonObject values, CancellationToken cancellationToken) =>
        CallAsync(model, "write", [id], cancellationToken, new JsonObject { ["vals"] = values });

    /// <summary>Makes or changes the record of an external id.</summary>
    public async Task LoadAsync(string model, string[] fields, string[] row, CancellationToken cancellationToken)
    {
        var body = Body();
        body["fields"] = Texts(fields);
        body["data"] = new JsonArray(Texts(row));
        var answer = await rest.PostAsync($"/json/2/{model}/load", body, cancellationToken);
        if (answer?["ids"] is not JsonArray)
        {
            throw new InvalidOperationException($"{model} was not loaded: {answer?["messages"]}");
        }

        static JsonArray Texts(string[] texts) => new([.. texts.Select(text => (JsonNode?)text)]);
    }

    public static JsonArray Where(string field, string comparison, JsonNode? value) => new(field, comparison, value);

    public static JsonArray Ids(IEnumerable<int> ids) => new([.. ids.Select(id => (JsonNode?)id)]);

    /// <summary>The name in a link, which comes as <c>[id, name]</c>.</summary>
    public static string NameIn(JsonNode? link) => link is JsonArray { Count: 2 } pair ? pair[1]!.ToString() : link?.ToString() ?? string.Empty;

    /// <summary>Odoo's numbers are floats with artefacts; no amount has more digits than these.</summary>
    public static decimal Number(JsonNode? value) =>
        decimal.Round(decimal.Parse(value!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture), 6).Normal();

    private JsonObject Body() => new() { ["context"] = new JsonObject { ["allowed_company_ids"] = new JsonArray(company) } };
}
