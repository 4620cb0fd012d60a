using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton;

namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>A user of a simulator who is logged in.</summary>
internal sealed class TrytonCaller
{
    private readonly TrytonSimulator _simulator;
    private readonly string _session;

    public TrytonCaller(TrytonSimulator simulator, string user = "connector")
    {
        _simulator = simulator;
        _session = "";
        var answer = Body($$"""{"id":1,"method":"common.db.login","params":["{{user}}",{"password":"password"},"en"]}""")["result"]!.AsArray();
        _session = "Session " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{(long)answer[0]!}:{(string)answer[1]!}"));
    }

    /// <summary>The result of a call; its parameters are JSON without the context.</summary>
    public JsonNode? Call(string method, string parameters, string context = """{"company":1,"language":"en"}""")
    {
        var answer = Ask(method, parameters, context);
        return answer.ContainsKey("result") ? answer["result"] : throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>The error of a call, which must have one.</summary>
    public JsonArray Error(string method, string parameters, string context = """{"company":1,"language":"en"}""") =>
        Ask(method, parameters, context)["error"]!.AsArray();

    public SimulatedResponse Send(string body) => _simulator.Handle(new()
    {
        Method = "POST",
        Path = "/retail/",
        Headers = [new("Content-Type", "application/json"), new("Authorization", _session)],
        Body = Encoding.UTF8.GetBytes(body),
    });

    private JsonObject Ask(string method, string parameters, string context) =>
        Body($$"""{"id":1,"method":"{{method}}","params":[{{(parameters.Length > 0 ? parameters + "," : "")}}{{context}}]}""");

    private JsonObject Body(string body) => JsonNode.Parse(Send(body).Body.Span)!.AsObject();
}
