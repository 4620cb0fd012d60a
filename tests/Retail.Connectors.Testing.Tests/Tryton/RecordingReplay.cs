using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton;

namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>All recordings in their order on one simulator, as they were made in their order on one server.</summary>
internal sealed class RecordingReplay
{
    private static readonly Lazy<RecordingReplay> Once = new(() => new());
    private static readonly string[] HeaderNames = ["Content-Type", "WWW-Authenticate", "Allow", "X-Tryton-Cache"];
    private readonly Dictionary<string, IReadOnlyList<string>> _differences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _replaced = new(StringComparer.Ordinal);
    private readonly TrytonSimulator _simulator;
    private string _session = "";

    private RecordingReplay()
    {
        _simulator = new(new() { Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 3, 30, 31, TimeSpan.Zero)) });
        foreach (var name in Recording.Names.Where(name => !NotReplayed.Reasons.ContainsKey(name)))
        {
            _differences[name] = [.. Replay(Recording.Read(name))];
        }
    }

    public static IReadOnlyList<string> Differences(string name) => Once.Value._differences[name];

    private List<string> Replay(Recording recording)
    {
        var found = new List<string>();
        Prepare(recording, found);
        var session = recording.Number == 9 ? recording.Request.Header("Authorization")! : _session;
        var answer = _simulator.Handle(recording.For(session, _replaced));
        if (answer.Status != recording.Status)
        {
            found.Add($"status: recorded {recording.Status}, answered {answer.Status}: {answer.BodyText}");
            return found;
        }

        found.AddRange(HeaderNames.Where(header => (string?)recording.Headers[header] != answer.Header(header)).Select(header =>
            $"header {header}: recorded {recording.Headers[header]}, answered {answer.Header(header)}"));
        var isJson = answer.Header("Content-Type") == "application/json";
        var body = answer.Body.IsEmpty ? null : isJson ? JsonNode.Parse(answer.Body.Span) : JsonValue.Create(answer.BodyText);
        found.AddRange(AnswerComparison.Differences(recording.Body, body));
        Learn(recording, body);
        return found;
    }

    private void Prepare(Recording recording, List<string> found)
    {
        if (recording.Number is 4 or 215)
        {
            Login();
        }

        if (recording.Number == 32)
        {
            var stamp = Ask(Interludes.Body("model.party.party.read", """[4],["_timestamp"]"""));
            _replaced["1795404632.308280"] = (string)stamp["result"]![0]!["_timestamp"]!;
        }

        for (var failure = 0; recording.Number == 210 && failure < 5; failure++)
        {
            Send("""{"id":1,"method":"common.db.login","params":["nosuch",{"password":"x"},"en"]}""");
        }

        foreach (var (method, parameters) in Interludes.Before(recording.Number))
        {
            var answer = Ask(Interludes.Body(method, parameters));
            if (!answer.ContainsKey("result"))
            {
                found.Add($"before it, {method} failed: {answer.ToJsonString()}");
            }
        }
    }

    private void Learn(Recording recording, JsonNode? body)
    {
        if (recording.Number == 184 && (string?)body?["error"]?[1]?[0] is { } warning)
        {
            _replaced[(string)recording.Body!["error"]![1]![0]!] = warning;
        }
    }

    private void Login()
    {
        var answer = Ask("""{"id":1,"method":"common.db.login","params":["connector",{"password":"password"},"en"]}""");
        var text = $"connector:2:{(string)answer["result"]![1]!}";
        _session = "Session " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private JsonObject Ask(string body) => JsonNode.Parse(Send(body).Body.Span)!.AsObject();

    private SimulatedResponse Send(string body) => _simulator.Handle(new()
    {
        Method = "POST",
        Path = "/retail/",
        Headers = [new("Content-Type", "application/json"), new("Authorization", _session)],
        Body = Encoding.UTF8.GetBytes(body),
    });
}
