using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton;

namespace AllFlows.Stage.Tryton;

/// <summary>The calls that a client of the people in a company makes.</summary>
internal sealed class TrytonCalls(TrytonSimulator server, Market market)
{
    public static JsonArray Domain(params ReadOnlySpan<(string Field, string Operator, JsonNode? Value)> terms)
    {
        var domain = new JsonArray();
        foreach (var (field, comparison, value) in terms)
        {
            domain.Add(new JsonArray(field, comparison, value));
        }

        return domain;
    }

    public static JsonObject Number(decimal number) => new() { ["__class__"] = "Decimal", ["decimal"] = number.ToString(CultureInfo.InvariantCulture) };

    public static JsonObject Day(DateOnly day) => new() { ["__class__"] = "date", ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day };

    /// <summary>An amount, which Tryton wraps, or a quantity, which it does not. What is missing is no zero.</summary>
    public static decimal Number(JsonNode? number) => (number is JsonObject wrapped ? wrapped["decimal"] : number)?.ToString() is { } text
        ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("There is no number where one is counted.");

    public static long Id(JsonNode? id) => id?.GetValue<long>() ?? 0;

    public static IEnumerable<long> Ids(JsonNode? ids) => ids?.AsArray().Select(Id) ?? [];

    public static JsonArray Ids(IEnumerable<long> ids) => [.. ids.Select(id => (JsonNode)id)];

    /// <summary>Those records of the company's.</summary>
    public IReadOnlyList<JsonObject> SearchOwn(string model, params string[] fields) => Search(model, Domain(("company", "=", market.CompanyId)), fields);

    public IReadOnlyList<JsonObject> Search(string model, JsonArray domain, params string[] fields) =>
        [.. Call($"model.{model}.search_read", domain, 0, null, new JsonArray(new JsonArray("id", "ASC")), new JsonArray([.. fields.Select(field => (JsonNode)field)]))!
            .AsArray().Select(record => record!.AsObject())];

    public long Create(string model, JsonObject values) => Id(Call($"model.{model}.create", new JsonArray(values))!.AsArray()[0]);

    public void Write(string model, long id, JsonObject values) => Call($"model.{model}.write", new JsonArray(id), values);

    public JsonNode? Press(string model, string button, long id) => Call($"model.{model}.{button}", new JsonArray(id));

    public JsonNode? Call(string method, params JsonNode?[] arguments) => CallIn([], method, arguments);

    /// <summary>Makes a call in the context of the company and what else is open on the screen.</summary>
    public JsonNode? CallIn(JsonObject context, string method, params JsonNode?[] arguments)
    {
        context["company"] = market.CompanyId;
        context["language"] = "en";
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["id"] = 1, ["method"] = method, ["params"] = new JsonArray([.. arguments, context]) }.ToJsonString());
        var answer = server.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = $"/{TrytonStage.Database}/",
            Headers =
            [
                new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TrytonStage.Login(market)}:{TrytonStage.Password}"))),
                new("Content-Type", "application/json"),
                new("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture)),
            ],
            Body = body,
        });
        return answer.Status == 200 && JsonNode.Parse(answer.BodyText) is JsonObject told && told.ContainsKey("result")
            ? told["result"]
            : throw new InvalidOperationException($"{market.Erp} refuses {method}: {answer.BodyText}");
    }
}
