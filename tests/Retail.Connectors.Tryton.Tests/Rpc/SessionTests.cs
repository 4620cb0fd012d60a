using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Rpc;

/// <summary>Logging in, once and again.</summary>
public sealed class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_ManyAtOnce_LogInOnce()
    {
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null : ScriptedTryton.Result("1"));
        await using var host = new ClientHost(server);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Client.SearchCountAsync("party.party", TrytonDomain.All, Cancel)));

        Assert.Equal(1, server.Logins);
    }

    [Fact]
    public async Task Write_SessionEnded_LogsInAgainAndRepeatsOnce()
    {
        var calls = 0;
        var server = new ScriptedTryton((method, _) => method == "common.db.login" ? null
            : ++calls == 1 ? new HttpResponseMessage(global::System.Net.HttpStatusCode.Unauthorized) : ScriptedTryton.Result("[7]"));
        await using var host = new ClientHost(server);

        Assert.Equal(7, await host.Client.CreateAsync("party.party", new TrytonFields().Set("name", "x"), Cancel));

        Assert.Equal((2, 2), (server.Logins, calls));
    }

    [Fact]
    public async Task Login_Refused_IsNotTriedAgainForAMinute()
    {
        var time = new FakeTimeProvider();
        var server = new ScriptedTryton((_, _) => new HttpResponseMessage(global::System.Net.HttpStatusCode.Unauthorized));
        await using var host = new ClientHost(server, time: time);

        for (var attempt = 0; attempt < 4; attempt++)
        {
            var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.UserIdAsync(Cancel));
            Assert.Equal(ConnectorErrorKind.Unauthorized, error.Kind);
        }

        Assert.Equal(1, server.Logins);
        time.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<ConnectorException>(() => host.Client.UserIdAsync(Cancel));
        Assert.Equal(2, server.Logins);
    }
}
