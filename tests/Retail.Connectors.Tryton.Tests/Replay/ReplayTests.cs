using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Tryton.Tests.Replay;

/// <summary>Every recorded call is made with the client: the same request must go out, the recorded answer must be understood.</summary>
public sealed class ReplayTests
{
    /// <summary>Requests that this client never makes.</summary>
    private static readonly Dictionary<string, string> NeverSent = new(StringComparer.Ordinal)
    {
        ["005"] = "a login without a password",
        ["008"] = "a call without a login before it",
        ["010"] = "Basic authorization, which hashes the password on every call",
        ["011"] = "a body that is not declared as JSON",
        ["012"] = "JSON that is cut off",
        ["013"] = "a request without an id",
        ["014"] = "a request without an id",
        ["015"] = "GET",
        ["018"] = "a call without a context",
        ["031"] = "a command that x2many fields do not have",
        ["091"] = "a chunked body",
        ["096"] = "a company that is null: it is named or left out",
        ["203"] = "a gzipped body",
        ["205"] = "keys for routes of modules, which do not open JSON-RPC",
    };

    public static TheoryData<string> Sent() => [.. Recording.Numbers().Except(NeverSent.Keys)];

    [Fact]
    public void Recordings_AreAllThere()
    {
        Assert.Equal(262, Recording.Numbers().Count());
        Assert.All(NeverSent.Keys, number => Assert.Contains(number, Recording.Numbers()));
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Call_Recorded_SendsTheSameAndReadsTheAnswer(string number)
    {
        var recording = Recording.Load(number);
        var server = ServerFor(recording);
        await using var host = HostFor(recording, server);

        var (answer, error) = await CatchAsync(() => RecordedCall.MakeAsync(host.Client, recording, TestContext.Current.CancellationToken));

        var (request, body) = server.Sent.First(sent => ScriptedTryton.MethodOf(sent.Body) == recording.Method);
        Assert.Equal(recording.Path, request.RequestUri!.AbsolutePath);
        Assert.True(JsonElement.DeepEquals(Parameters(recording.Body), Parameters(body)), $"{recording.Name}: {body}");
        Assert.Equal(recording.Method is "common.server.version" or "common.db.list" or "common.db.login", request.Headers.Authorization is null);
        if (request.Headers.Authorization is { } authorization)
        {
            Assert.Equal("Session", authorization.Scheme);
        }

        Assert.Equal(recording.IsError, error is not null);
        if (error is not null)
        {
            Assert.Equal(recording.Status, error.Status);
        }
        else if (answer is { } read)
        {
            Assert.True(JsonElement.DeepEquals(ById(recording.Answer.GetProperty("result")), ById(read)), $"{recording.Name}: {read}");
        }
    }

    [Theory]
    [InlineData("004", ConnectorErrorKind.Unauthorized)]
    [InlineData("005", ConnectorErrorKind.Unauthorized)]
    [InlineData("006", ConnectorErrorKind.Contract)]
    [InlineData("008", ConnectorErrorKind.Unauthorized)]
    [InlineData("009", ConnectorErrorKind.Unauthorized)]
    [InlineData("011", ConnectorErrorKind.Ambiguous)]
    [InlineData("015", ConnectorErrorKind.Contract)]
    [InlineData("016", ConnectorErrorKind.Contract)]
    [InlineData("017", ConnectorErrorKind.Contract)]
    [InlineData("018", ConnectorErrorKind.Contract)]
    [InlineData("025", ConnectorErrorKind.Rejected)]
    [InlineData("026", ConnectorErrorKind.Rejected)]
    [InlineData("033", ConnectorErrorKind.Conflict)]
    [InlineData("034", ConnectorErrorKind.Rejected)]
    [InlineData("036", ConnectorErrorKind.Contract)]
    [InlineData("038", ConnectorErrorKind.Contract)]
    [InlineData("039", ConnectorErrorKind.Contract)]
    [InlineData("043", ConnectorErrorKind.Rejected)]
    [InlineData("091", ConnectorErrorKind.Contract)]
    [InlineData("101", ConnectorErrorKind.Rejected)]
    [InlineData("184", ConnectorErrorKind.Rejected)]
    [InlineData("207", ConnectorErrorKind.Contract)]
    [InlineData("210", ConnectorErrorKind.RateLimited)]
    [InlineData("213", ConnectorErrorKind.Contract)]
    public async Task Write_AnsweredAsRecorded_HasTheKindThatItsClassSays(string number, ConnectorErrorKind kind)
    {
        var recording = Recording.Load(number);
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null : ResponseOf(recording));
        await using var host = new ClientHost(server);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => host.Client.ButtonAsync("sale.sale", "confirm", [1], null, TestContext.Current.CancellationToken));

        Assert.Equal(kind, error.Kind);
        Assert.NotNull(error.RequestId);
        Assert.Contains(Shop.Erp, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_WithAWarning_AnswersItOnceIfAccepted()
    {
        var (warning, answered, repeated) = (Recording.Load("184"), Recording.Load("185"), Recording.Load("186"));
        var isAnswered = false;
        var server = new ScriptedTryton((method, _) =>
        {
            if (method == "model.res.user.warning.create")
            {
                isAnswered = true;
                return ResponseOf(answered);
            }

            return method == "common.db.login" ? null : ResponseOf(isAnswered ? repeated : warning);
        });
        await using var host = new ClientHost(server);

        await host.Client.ButtonAsync("stock.inventory", "confirm", [1], name => name.EndsWith(".date_future", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var sent = server.Sent.Single(sent => ScriptedTryton.MethodOf(sent.Body) == "model.res.user.warning.create").Body;
        Assert.True(JsonElement.DeepEquals(Parameters(answered.Body), Parameters(sent)), sent.ToString());
    }

    private static ScriptedTryton ServerFor(Recording recording) => new((method, _) =>
        method == recording.Method || recording.IsError && method != "common.db.login" ? ResponseOf(recording)
        : method.StartsWith("wizard.", StringComparison.Ordinal) && method.EndsWith(".create", StringComparison.Ordinal) ? ScriptedTryton.Result($"""[{recording.Parameters[0]}, "start", "end"]""")
        : method.StartsWith("wizard.", StringComparison.Ordinal) ? ScriptedTryton.Result("null")
        : null);

    private static ClientHost HostFor(Recording recording, ScriptedTryton server) => new(server, options =>
    {
        options.Database = recording.Path.Trim('/') is { Length: > 0 } database ? database : "retail";
        if (recording.Method == "common.db.login")
        {
            options.User = recording.Parameters[0].GetString()!;
            options.Password = recording.Parameters[1].GetProperty("password").GetString()!;
            options.Language = recording.Parameters[2].GetString();
            return;
        }

        var context = recording.Parameters is [.., { ValueKind: JsonValueKind.Object } last] ? last : default;
        options.CompanyId = context.ValueKind == JsonValueKind.Object && context.TryGetProperty("company", out var company) ? company.GetInt64() : null;
        options.Language = context.ValueKind == JsonValueKind.Object && context.TryGetProperty("language", out var language) ? language.GetString() : null;
    });

    private static HttpResponseMessage ResponseOf(Recording recording)
    {
        var response = new HttpResponseMessage((global::System.Net.HttpStatusCode)recording.Status) { Content = new StringContent(recording.AnswerText) };
        response.Content.Headers.ContentType = recording.ContentType is { } type ? global::System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) : null;
        return response;
    }

    private static async Task<(JsonElement? Answer, ConnectorException? Error)> CatchAsync(Func<Task<JsonElement?>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (ConnectorException error)
        {
            return (null, error);
        }
    }

    /// <summary>A domain of one choice may be written with or without a list around it.</summary>
    private static JsonElement Parameters(JsonElement body)
    {
        var parameters = JsonNode.Parse(body.GetProperty("params").GetRawText())!.AsArray();
        if (parameters is [JsonArray { Count: 1 } domain, ..] && domain[0] is JsonArray { Count: > 0 } choice && choice[0] is JsonValue first
            && first.TryGetValue<string>(out var word) && word == "OR")
        {
            parameters[0] = choice.DeepClone();
        }

        return JsonSerializer.SerializeToElement(parameters);
    }

    /// <summary>Tryton's read keeps no order; the client puts the records in that of the ids.</summary>
    private static JsonElement ById(JsonElement result) =>
        result.ValueKind == JsonValueKind.Array && result.GetArrayLength() > 1 && result[0].ValueKind == JsonValueKind.Object && result[0].TryGetProperty("id", out _)
            ? JsonSerializer.SerializeToElement(result.EnumerateArray().OrderBy(record => record.GetProperty("id").GetInt64()))
            : result;
}
