using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Retail.Connectors.Odoo.Tests.Replay;

/// <summary>Every recorded call is made with the client: the same request must go out, the recorded answer must be understood.</summary>
public sealed class ReplayTests : IDisposable
{
    /// <summary>Requests that this client never makes, and why. Their answers are understood all the same where they are errors.</summary>
    private static readonly Dictionary<string, string> NeverSent = new(StringComparer.Ordinal)
    {
        ["010"] = "a call without a key",
        ["011"] = "a call without the database's name",
        ["016"] = "broken JSON",
        ["017"] = "a form instead of JSON",
        ["018"] = "GET of a method",
        ["243"] = "a chunked body, which Odoo ignores",
        ["244"] = "a chunked body, which Odoo ignores",
        ["245"] = "a chunked body",
        ["250"] = "a method of records without ids, which does nothing and answers true",
        ["251"] = "parameters by place, which this interface does not take",
    };

    private readonly WireMockServer _server = WireMockServer.Start();

    public void Dispose() => _server.Stop();

    public static TheoryData<string> Sent() => [.. Recording.Numbers().Where(number => !NeverSent.ContainsKey(number) && Recording.Load(number) is { IsJson2: true } or { Path: "/web/version" })];

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Call_Recorded_SendsTheSameAndReadsTheAnswer(string number)
    {
        var recording = Recording.Load(number);
        Answer(recording);
        await using var services = ServicesFor(recording);

        var (answer, error) = await CatchAsync(() => RecordedCall.MakeAsync(ClientOf(services), recording, TestContext.Current.CancellationToken));

        AssertSameRequest(recording);
        if (recording.Status == 200)
        {
            Assert.True(JsonElement.DeepEquals(ExpectedAnswer(recording), answer), $"{number}: {answer}");
        }
        else
        {
            Assert.Equal(recording.Status, error!.Status);
        }
    }

    [Theory]
    [InlineData("009", ConnectorErrorKind.Unauthorized)]
    [InlineData("010", ConnectorErrorKind.Unauthorized)]
    [InlineData("012", ConnectorErrorKind.Contract)]
    [InlineData("013", ConnectorErrorKind.Contract)]
    [InlineData("014", ConnectorErrorKind.Forbidden)]
    [InlineData("015", ConnectorErrorKind.Contract)]
    [InlineData("016", ConnectorErrorKind.Contract)]
    [InlineData("017", ConnectorErrorKind.Contract)]
    [InlineData("018", ConnectorErrorKind.Contract)]
    [InlineData("055", ConnectorErrorKind.Contract)]
    [InlineData("056", ConnectorErrorKind.Contract)]
    [InlineData("057", ConnectorErrorKind.Rejected)]
    [InlineData("058", ConnectorErrorKind.NotFound)]
    [InlineData("060", ConnectorErrorKind.Forbidden)]
    [InlineData("061", ConnectorErrorKind.Forbidden)]
    [InlineData("087", ConnectorErrorKind.Rejected)]
    [InlineData("161", ConnectorErrorKind.Contract)]
    [InlineData("184", ConnectorErrorKind.Forbidden)]
    [InlineData("241", ConnectorErrorKind.Conflict)]
    [InlineData("243", ConnectorErrorKind.Contract)]
    [InlineData("247", ConnectorErrorKind.Contract)]
    [InlineData("248", ConnectorErrorKind.Rejected)]
    [InlineData("249", ConnectorErrorKind.NotFound)]
    [InlineData("251", ConnectorErrorKind.Contract)]
    [InlineData("253", ConnectorErrorKind.Unauthorized)]
    [InlineData("305", ConnectorErrorKind.Forbidden)]
    [InlineData("369", ConnectorErrorKind.Forbidden)]
    [InlineData("374", ConnectorErrorKind.Rejected)]
    [InlineData("391", ConnectorErrorKind.Rejected)]
    public async Task Call_RecordedError_HasTheKindThatItsNameSays(string number, ConnectorErrorKind kind)
    {
        var recording = Recording.Load(number);
        _server.Given(WireMock.RequestBuilders.Request.Create().UsingPost()).RespondWith(ResponseOf(recording));
        await using var services = ServicesFor(recording);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => ClientOf(services).CallAsync("sale.order", "action_confirm", [1], null, TestContext.Current.CancellationToken));

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain("Traceback", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RequestId);
    }

    [Fact]
    public async Task Call_WrongDatabase_NamesTheSetting()
    {
        var recording = Recording.Load("247");
        Answer(recording);
        await using var services = ServicesFor(recording);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => RecordedCall.MakeAsync(ClientOf(services), recording, TestContext.Current.CancellationToken));

        Assert.Contains("Database setting", error.Message, StringComparison.Ordinal);
    }

    private static async Task<(JsonElement Answer, ConnectorException? Error)> CatchAsync(Func<Task<JsonElement>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (ConnectorException error)
        {
            return (default, error);
        }
    }

    private static JsonElement ExpectedAnswer(Recording recording) => (recording.Path, recording.Path.Split('/')[^1]) switch
    {
        ("/web/version", _) => recording.ResponseBody.GetProperty("version"),
        (_, "load") => recording.ResponseBody.GetProperty("ids"),
        (_, "get_external_id") => JsonSerializer.SerializeToElement(
            recording.ResponseBody.EnumerateObject().Where(entry => entry.Value.GetString() != string.Empty).ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!),
            ReplayJson.Default.DictionaryStringString),
        _ => recording.ResponseBody,
    };

    private void AssertSameRequest(Recording recording)
    {
        var sent = Assert.Single(_server.LogEntries).RequestMessage!;
        Assert.Equal(recording.Method, sent.Method);
        Assert.Equal(recording.Path, sent.Path);
        if (recording.Method != "POST")
        {
            return;
        }

        Assert.Equal("bearer key", Assert.Single(sent.Headers!["Authorization"]));
        Assert.NotNull(Assert.Single(sent.Headers["X-Odoo-Database"]));
        Assert.Equal(32, Assert.Single(sent.Headers["X-Request-ID"]).Length);
        Assert.Equal("application/json; charset=utf-8", Assert.Single(sent.Headers["Content-Type"]));
        Assert.Equal(sent.BodyAsBytes!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(sent.Headers["Content-Length"]));
        Assert.False(sent.Headers.ContainsKey("Transfer-Encoding"));
        using var body = JsonDocument.Parse(sent.BodyAsBytes);
        Assert.True(JsonElement.DeepEquals(recording.RequestBody, body.RootElement), $"{recording.Name}: {body.RootElement}");
    }

    private void Answer(Recording recording) => _server
        .Given(WireMock.RequestBuilders.Request.Create().WithPath(recording.Path).UsingMethod(recording.Method))
        .RespondWith(ResponseOf(recording));

    private static IResponseBuilder ResponseOf(Recording recording) => WireMock.ResponseBuilders.Response.Create()
        .WithStatusCode(recording.Status).WithHeader("Content-Type", recording.ContentType).WithBody(recording.ResponseText);

    private static OdooClient ClientOf(IServiceProvider services) => services.GetRequiredKeyedService<OdooClient>("erp-us");

    private ServiceProvider ServicesFor(Recording recording)
    {
        var services = new ServiceCollection();
        services.AddOdooClient("erp-us", options =>
        {
            options.BaseAddress = new Uri(_server.Url!);
            options.AllowHttpToLoopback = true;
            options.Database = recording.RequestHeader("X-Odoo-Database") ?? "rig";
            options.ApiKey = "key";
            options.ReadRetries = 0;
        });
        return services.BuildServiceProvider();
    }
}
