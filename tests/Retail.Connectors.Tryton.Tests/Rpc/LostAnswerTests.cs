using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Rpc;

/// <summary>What a lost, cut off or foreign answer means for a read and for a write.</summary>
public sealed class LostAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Losses() => ["broken", "cut", "page", "502", "500", "ended"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Write_AnswerLost_IsAmbiguousAndSentOnce(string loss)
    {
        var server = Losing(loss);
        await using var host = new ClientHost(server, options => options.ReadRetries = 2);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.ButtonAsync("sale.sale", "confirm", [1], null, Cancel));

        Assert.Equal(ConnectorErrorKind.Ambiguous, error.Kind);
        Assert.Equal(1, server.Sent.Count - server.Logins);
    }

    [Theory]
    [InlineData("broken", ConnectorErrorKind.Unavailable, 3)]
    [InlineData("502", ConnectorErrorKind.Unavailable, 3)]
    [InlineData("500", ConnectorErrorKind.Unavailable, 1)]
    [InlineData("page", ConnectorErrorKind.Contract, 1)]
    [InlineData("cut", ConnectorErrorKind.Contract, 1)]
    public async Task Read_AnswerLost_IsTriedAgainWhereThatMayHelp(string loss, ConnectorErrorKind kind, int times)
    {
        var server = Losing(loss);
        await using var host = new ClientHost(server, options => options.ReadRetries = 2);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.SearchCountAsync("sale.sale", TrytonDomain.All, Cancel));

        Assert.Equal((kind, times), (error.Kind, server.Sent.Count - server.Logins));
    }

    [Theory]
    [InlineData("could not serialize access due to concurrent update\\n")]
    [InlineData("database is locked")]
    public async Task DatabaseError_OfAWrite_IsAmbiguousAndOfARead_IsUnavailable(string words)
    {
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null : ScriptedTryton.Error($"[\"{words}\",\"\"]"));
        await using var host = new ClientHost(server);

        var write = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.ButtonAsync("sale.sale", "confirm", [1], null, Cancel));
        var read = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.SearchCountAsync("sale.sale", TrytonDomain.All, Cancel));

        Assert.Equal((ConnectorErrorKind.Ambiguous, ConnectorErrorKind.Unavailable), (write.Kind, read.Kind));
    }

    [Fact]
    public async Task PythonError_OfAWrite_IsContract()
    {
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null : ScriptedTryton.Error("""["'nosuch'",""]"""));
        await using var host = new ClientHost(server);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.ButtonAsync("sale.sale", "confirm", [1], null, Cancel));

        Assert.Equal(ConnectorErrorKind.Contract, error.Kind);
    }

    [Fact]
    public async Task Write_NeverConnected_IsUnavailable()
    {
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null
            : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        await using var host = new ClientHost(server);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.DeleteAsync("sale.sale", [1], Cancel));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task Answer_TooLarge_IsRefused()
    {
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null : ScriptedTryton.Result($"\"{new string('x', 4096)}\""));
        await using var host = new ClientHost(server, options => options.MaxResponseBytes = 1024);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.SearchCountAsync("sale.sale", TrytonDomain.All, Cancel));

        Assert.Equal(ConnectorErrorKind.Contract, error.Kind);
        Assert.Contains("MaxResponseBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AfterTheLastMoment_IsNotSent()
    {
        var time = new FakeTimeProvider();
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null : ScriptedTryton.Result("null"));
        await using var host = new ClientHost(server, time: time);
        await host.Client.UserIdAsync(Cancel);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => host.Client.Until(time.GetCurrentInstant() - Duration.Epsilon).ButtonAsync("sale.sale", "confirm", [1], null, Cancel));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
        Assert.Equal(server.Logins, server.Sent.Count);
    }

    [Fact]
    public async Task Read_RefusedForRecordsThatAreThere_StaysARefusal()
    {
        var server = new ScriptedTryton((method, _) => method switch
        {
            "common.db.login" => null,
            "model.party.party.search_count" => ScriptedTryton.Result("1"),
            _ => ScriptedTryton.Error("""["UserError",["Vous n'avez pas le droit.","",null]]"""),
        });
        await using var host = new ClientHost(server);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.ReadAsync(TrytonModels.Parties, [4], Cancel));

        Assert.Equal(ConnectorErrorKind.Rejected, error.Kind);
    }

    private static ScriptedTryton Losing(string loss) => new((method, _) => method == "common.db.login" ? null : loss switch
    {
        "broken" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off"),
        "ended" => throw new IOException("ended"),
        "cut" => ScriptedTryton.Json("""{"id":1,"resu"""),
        "page" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") },
        _ => new HttpResponseMessage((HttpStatusCode)int.Parse(loss, global::System.Globalization.CultureInfo.InvariantCulture)),
    });
}
