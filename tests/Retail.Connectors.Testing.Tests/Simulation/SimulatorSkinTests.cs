using System.Net.Http.Json;
using System.Text;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Simulation;

public sealed class SimulatorSkinTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void SendAsync_BufferedBody_IsCompleteAtOnceAndKeepsEverything()
    {
        var server = new EchoServer();
        using var client = new HttpClient(new SimulatorHandler(server)) { BaseAddress = new("https://shop.test/") };
        using var content = new StringContent("é", Encoding.UTF8, "application/json");

        var sending = client.PostAsync("/a%20b?x=1&x=2+3&y%5B0%5D=%C3%A9", content, Token);

        Assert.True(sending.IsCompletedSuccessfully);
        var seen = Assert.Single(server.Seen);
        Assert.Equal("/a b", seen.Path);
        Assert.Equal([new("x", "1"), new("x", "2 3"), new("y[0]", "é")], seen.Query);
        Assert.Equal("é", seen.BodyText);
        Assert.Equal("shop.test", seen.Header("host"));
        Assert.True(seen.HasContentLength);
        Assert.True(seen.IsSecure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendAsync_Body_TellsChunksFromLength(bool host)
    {
        var server = new EchoServer();
        await using var shell = await SimulatorHost.StartAsync(server, cancellationToken: Token);
        using HttpMessageHandler handler = host ? new SocketsHttpHandler() : new SimulatorHandler(server);
        using var client = new HttpClient(handler) { BaseAddress = shell.BaseAddress };

        (await client.PostAsJsonAsync("/chunked", new { a = 1 }, Token)).EnsureSuccessStatusCode();
        (await client.PostAsync("/length", new StringContent("{}"), Token)).EnsureSuccessStatusCode();
        (await client.GetAsync("/none", Token)).EnsureSuccessStatusCode();

        Assert.Equal([false, true, true], server.Seen.Select(request => request.HasContentLength));
        Assert.Equal(["{\"a\":1}", "{}", ""], server.Seen.Select(request => request.BodyText));
        Assert.Equal(["/chunked", "/length", "/none"], server.Seen.Select(request => request.Path));
    }

    [Fact]
    public async Task SendAsync_FifthOfCallsFailing_LosesTheAnswerOfHalf()
    {
        var server = new EchoServer();
        using var handler = new SimulatorHandler(server, new SimulatorVices { Seed = 7, CallFailureRate = 0.2 });
        using var client = new HttpClient(handler) { BaseAddress = new("https://shop.test/") };
        var broken = 0;
        var unavailable = 0;
        for (var call = 0; call < 5000; call++)
        {
            try
            {
                using var response = await client.GetAsync("/", Token);
                unavailable += (int)response.StatusCode == 503 ? 1 : 0;
            }
            catch (HttpRequestException failure) when (failure.InnerException is IOException)
            {
                broken++;
            }
        }

        var counts = handler.Counts;
        Assert.Equal(5000, counts.Total);
        Assert.Equal(5000 - counts.FailedBefore, server.Seen.Count);
        Assert.Equal(counts.FailedBefore + counts.FailedAfter, broken + unavailable);
        Assert.InRange(counts.FailedBefore + counts.FailedAfter, 900, 1100);
        Assert.InRange(counts.FailedAfter, 440, 560);
        Assert.InRange(unavailable, 180, 320);
    }

    [Fact]
    public async Task SendAsync_SameSeed_RepeatsTheSameFates()
    {
        var vices = new SimulatorVices { Seed = 3, CallFailureRate = 0.3, RateLimitRate = 0.2, HtmlRate = 0.2, LateCommitRate = 0.1 };

        var first = await FatesAsync(vices);

        Assert.Equal(first, await FatesAsync(vices));
        Assert.NotEqual(first, await FatesAsync(vices with { Seed = 4 }));
        Assert.Equal(Enum.GetValues<CallFate>().Order(), first.Distinct().Order());
    }

    [Fact]
    public async Task StartAsync_RateLimitAndHtml_AnswersThem()
    {
        await using var limited = await SimulatorHost.StartAsync(
            new EchoServer(), new SimulatorVices { RateLimitRate = 1, RetryAfterSeconds = 3 }, cancellationToken: Token);
        await using var html = await SimulatorHost.StartAsync(new EchoServer(), new SimulatorVices { HtmlRate = 1 }, cancellationToken: Token);
        using var client = new HttpClient();

        using var first = await client.GetAsync(limited.BaseAddress, Token);
        using var second = await client.GetAsync(html.BaseAddress, Token);

        Assert.Equal(429, (int)first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), first.Headers.RetryAfter?.Delta);
        Assert.Equal("text/html", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, limited.Counts.RateLimited);
        Assert.Equal(1, html.Counts.Html);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task StartAsync_CallAbandoned_BreaksTheConnectionOnTheRightSide(bool before, int carriedOut)
    {
        var server = new EchoServer();
        await using var shell = await SimulatorHost.StartAsync(server, cancellationToken: Token);
        Task Abandon(SimulatedCall call)
        {
            call.Abandon();
            return Task.CompletedTask;
        }

        shell.BeforeCarriedOut = before ? Abandon : null;
        shell.AfterCommit = before ? null : Abandon;
        using var client = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(shell.BaseAddress, new StringContent("x"), Token));

        Assert.Equal(carriedOut, server.Seen.Count);
    }

    private static async Task<List<CallFate>> FatesAsync(SimulatorVices vices)
    {
        var fates = new List<CallFate>();
        using var handler = new SimulatorHandler(new EchoServer(), vices)
        {
            BeforeCarriedOut = call =>
            {
                fates.Add(call.Fate);
                return Task.CompletedTask;
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = new("https://shop.test/") };
        for (var call = 0; call < 200; call++)
        {
            try
            {
                using var response = await client.GetAsync("/", Token);
            }
            catch (HttpRequestException)
            {
                // The fate is what is looked at.
            }
        }

        return fates;
    }

    private sealed class EchoServer : ISimulatedServer
    {
        public List<SimulatedRequest> Seen { get; } = [];

        public SimulatedResponse Handle(SimulatedRequest request)
        {
            Seen.Add(request);
            return SimulatedResponse.Json(200, "ok");
        }
    }
}
