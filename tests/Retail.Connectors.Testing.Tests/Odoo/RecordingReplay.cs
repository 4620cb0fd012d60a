using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Odoo;

/// <summary>Plays recorded calls against a simulator that is given what the real server held, and compares the answers.</summary>
internal sealed class RecordingReplay(OdooSimulator simulator)
{
    private static readonly Dictionary<int, string> OrderNames = ReadOrderNames();

    public OdooSimulator Simulator => simulator;

    public List<string> Differences { get; } = [];

    public int Played { get; private set; }

    public (int Exact, int Total) Numbers { get; private set; }

    public static OdooSimulatorOptions Options()
    {
        var options = OdooSimulatorOptions.Recorded();
        options.ApiKeys = [.. options.ApiKeys.Select(key => key with { Key = Token(key.Key.Split('-')[0]) })];
        return options;
    }

    /// <summary>A key as the recordings blank it: zeros and the user's short name.</summary>
    public static string Token(string user) => user.PadRight(4, '_').PadLeft(user is "admin" ? 40 : 41, '0');

    public void Play(RecordedCall call, params string[] ignored)
    {
        if (call is { Model: "sale.order", Method: "load" or "create" } && NewId(call) is { } id)
        {
            simulator.SetNextId("sale.order", id);
            simulator.NextOrderNumber = OrderNames.TryGetValue(id, out var name) ? int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture) : id - 1;
        }

        var response = simulator.Handle(call.Request);
        Played++;
        if (response.Status != call.Status)
        {
            Differences.Add($"{call.Name}: {call.Status} was recorded, {response.Status} answered: {response.BodyText}");
            return;
        }

        var comparison = new JsonDifference(new HashSet<string>(ignored) { "debug", "write_date", "create_date" });
        var body = response.Header("Content-Type")!.StartsWith("text/html", StringComparison.Ordinal)
            ? JsonValue.Create(response.BodyText)
            : JsonNode.Parse(response.BodyText);
        comparison.Compare("", call.Body, body);
        Differences.AddRange(comparison.Found.Select(difference => $"{call.Name}{difference}"));
        Numbers = (Numbers.Exact + comparison.Numbers.Exact, Numbers.Total + comparison.Numbers.Total);
    }

    /// <summary>A call that was not recorded, for what the real server held already.</summary>
    public JsonNode? Post(string key, string path, string body)
    {
        var response = simulator.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = $"/json/2/{path}",
            Headers = [new("Authorization", $"bearer {Token(key)}"), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(response.Status == 200, response.BodyText);
        return JsonNode.Parse(response.BodyText);
    }

    private int? NewId(RecordedCall call)
    {
        var ids = call.Body is JsonArray list ? list : call.Body!["ids"] as JsonArray;
        return ids is [var first, ..] && !simulator.SaleOrders.Any(order => order.Id == (int)first!) ? (int)first! : null;
    }

    private static Dictionary<int, string> ReadOrderNames() => RecordedCall.Names
        .Select(RecordedCall.Read)
        .Where(call => call.Model is "sale.order" && call.Body is JsonArray)
        .SelectMany(call => call.Body!.AsArray().OfType<JsonObject>())
        .Where(order => order["name"] is not null)
        .DistinctBy(order => (int)order["id"]!)
        .ToDictionary(order => (int)order["id"]!, order => (string)order["name"]!);
}
