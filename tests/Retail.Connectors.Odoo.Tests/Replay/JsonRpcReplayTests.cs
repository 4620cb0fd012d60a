using System.Text.Json;
using Retail.Connectors.Odoo.Rpc;
using WireMock.RequestBuilders;
using WireMock.Server;

namespace Retail.Connectors.Odoo.Tests.Replay;

/// <summary>Every recorded call over <c>/jsonrpc</c> is made with the client: the same parameters must go out, the answer be understood by its name.</summary>
public sealed class JsonRpcReplayTests : IDisposable
{
    private const string Login = "erp-sync@example.com";

    /// <summary>Requests that this client never makes, and why.</summary>
    private static readonly Dictionary<string, string> NeverSent = new(StringComparer.Ordinal)
    {
        ["201"] = "create with one record that is no list: this client always sends a list, as 202",
        ["204"] = "create with one record that is no list",
        ["210"] = "create with one record that is no list",
        ["215"] = "broken JSON",
        ["216"] = "a notification without an id",
        ["217"] = "several calls in one request",
        ["245"] = "a chunked body",
    };

    private readonly WireMockServer _server = WireMockServer.Start();

    public void Dispose() => _server.Stop();

    public static TheoryData<string> Sent() => [.. Calls().Where(number => !NeverSent.ContainsKey(number) && ServiceOf(number) == "object")];

    [Fact]
    public void Recordings_OfJsonRpc_AreAllSentOrNamed() =>
        Assert.All(Calls(), number => Assert.True(NeverSent.ContainsKey(number) || ServiceOf(number) is "object" or "common", number));

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Call_Recorded_SendsTheSameParametersAndReadsTheAnswer(string number)
    {
        var recording = Recording.Load(number);
        var arguments = ArgumentsOf(recording);
        Answer(recording);
        using var client = Client(arguments[2].GetString()!);

        var (answer, error) = await CatchAsync(client, arguments);

        using var sent = JsonDocument.Parse(_server.LogEntries[^1].RequestMessage!.BodyAsBytes!);
        Assert.True(
            JsonElement.DeepEquals(recording.RequestBody.GetProperty("params"), sent.RootElement.GetProperty("params")), $"{number}: {sent.RootElement}");
        Assert.NotNull(_server.LogEntries[^1].RequestMessage!.Headers!["Content-Length"]);
        if (recording.ResponseBody.TryGetProperty("error", out var expected))
        {
            Assert.Equal(expected.GetProperty("data").GetProperty("name").GetString(), error!.Code);
        }
        else if (recording.ResponseBody.TryGetProperty("result", out var result))
        {
            Assert.True(JsonElement.DeepEquals(result, answer), $"{number}: {answer}");
        }
        else
        {
            Assert.Equal(JsonValueKind.Null, answer.ValueKind);
        }
    }

    [Theory]
    [InlineData("204", ConnectorErrorKind.Rejected)]
    [InlineData("205", ConnectorErrorKind.Forbidden)]
    [InlineData("206", ConnectorErrorKind.NotFound)]
    [InlineData("207", ConnectorErrorKind.Rejected)]
    [InlineData("208", ConnectorErrorKind.Rejected)]
    [InlineData("209", ConnectorErrorKind.Contract)]
    [InlineData("210", ConnectorErrorKind.Contract)]
    [InlineData("211", ConnectorErrorKind.Contract)]
    [InlineData("212", ConnectorErrorKind.Forbidden)]
    [InlineData("215", ConnectorErrorKind.Contract)]
    [InlineData("217", ConnectorErrorKind.Contract)]
    public async Task Call_RecordedError_HasTheKindThatItsNameSays(string number, ConnectorErrorKind kind)
    {
        Answer(Recording.Load(number));
        using var client = Client("key");

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => client.CallAsync("sale.order", "action_confirm", [1], null, TestContext.Current.CancellationToken));

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain("Traceback", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RequestId);
    }

    [Fact]
    public async Task LogIn_KeyAsRecorded_IsMadeOnceForAllCalls()
    {
        Answer(Recording.Load("206"));
        using var client = Client("0000000000000000000000000000000000000sync");

        for (var call = 0; call < 2; call++)
        {
            await Assert.ThrowsAsync<ConnectorException>(() => client.CallAsync("res.partner", "write", [1], null, TestContext.Current.CancellationToken));
        }

        using var sent = JsonDocument.Parse(_server.LogEntries[0].RequestMessage!.BodyAsBytes!);
        Assert.True(JsonElement.DeepEquals(Recording.Load("004").RequestBody.GetProperty("params"), sent.RootElement.GetProperty("params")));
        Assert.Equal(3, _server.LogEntries.Count);
    }

    [Theory]
    [InlineData("005", ConnectorErrorKind.Unauthorized)]
    [InlineData("006", ConnectorErrorKind.Contract)]
    public async Task LogIn_RefusedAsRecorded_SaysSo(string number, ConnectorErrorKind kind)
    {
        var recording = Recording.Load(number);
        var arguments = recording.RequestBody.GetProperty("params").GetProperty("args");
        Stub("authenticate", recording, 1);
        using var client = Client(arguments[2].GetString()!, arguments[0].GetString()!);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => client.CallAsync("sale.order", "action_confirm", [1], null, TestContext.Current.CancellationToken));

        Assert.Equal(kind, error.Kind);
        using var sent = JsonDocument.Parse(Assert.Single(_server.LogEntries).RequestMessage!.BodyAsBytes!);
        Assert.True(JsonElement.DeepEquals(recording.RequestBody.GetProperty("params"), sent.RootElement.GetProperty("params")));
    }

    [Fact]
    public async Task Version_Recorded_IsRead()
    {
        Answer(Recording.Load("002"));
        using var client = Client("key");

        Assert.Equal("19.0", (await client.GetVersionAsync(TestContext.Current.CancellationToken)).Version);
    }

    private static IEnumerable<string> Calls() => Recording.Numbers().Where(number => Recording.Load(number).Path == "/jsonrpc");

    private static string? ServiceOf(string number) => Recording.Load(number).RequestBody is { ValueKind: JsonValueKind.Object } body
        ? body.GetProperty("params").GetProperty("service").GetString()
        : null;

    private static JsonElement ArgumentsOf(Recording recording) => recording.RequestBody.GetProperty("params").GetProperty("args");

    private static async Task<(JsonElement Answer, ConnectorException? Error)> CatchAsync(OdooClient client, JsonElement arguments)
    {
        var (model, method) = (arguments[3].GetString()!, arguments[4].GetString()!);
        string[] places = method switch
        {
            "search" or "search_read" or "search_count" => ["domain"],
            "create" => ["vals_list"],
            "load" => ["fields", "data"],
            _ => ["ids", "vals"],
        };
        try
        {
            return (await client.CallModelAsync(model, method, json =>
            {
                foreach (var (place, value) in places.Zip(arguments[5].EnumerateArray()))
                {
                    json.WritePropertyName(place);
                    value.WriteTo(json);
                }

                foreach (var named in arguments[6].EnumerateObject())
                {
                    named.WriteTo(json);
                }
            }, safe: false, TestContext.Current.CancellationToken), null);
        }
        catch (ConnectorException error)
        {
            return (default, error);
        }
    }

    private void Answer(Recording recording)
    {
        Stub("\"authenticate\"", """{"jsonrpc": "2.0", "id": 1, "result": 5}""", 200, "application/json", 1);
        Stub(string.Empty, recording, 2);
    }

    private void Stub(string part, Recording recording, int priority) => Stub(
        part, recording.ResponseBody.ValueKind == JsonValueKind.String ? recording.ResponseBody.GetString()! : recording.ResponseBody.GetRawText(),
        recording.Status, recording.ContentType, priority);

    private void Stub(string part, string body, int status, string type, int priority) => _server
        .Given(Request.Create().WithPath("/jsonrpc").WithBody(text => text!.Contains(part, StringComparison.Ordinal)))
        .AtPriority(priority)
        .RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(status).WithHeader("Content-Type", type).WithBody(body));

    private OdooClient Client(string key, string database = "rig") => OdooClient.Create("erp", options =>
    {
        options.BaseAddress = new Uri(_server.Url!);
        options.AllowHttpToLoopback = true;
        options.Protocol = OdooProtocol.JsonRpc;
        options.Database = database;
        options.Login = Login;
        options.ApiKey = key;
        options.ReadRetries = 0;
    });
}
