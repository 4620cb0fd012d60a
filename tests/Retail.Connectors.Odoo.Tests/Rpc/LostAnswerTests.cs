using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Tests.Rpc;

/// <summary>Answers by proxies, and answers that never come.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(502, true, ConnectorErrorKind.Unavailable)]
    [InlineData(503, true, ConnectorErrorKind.Unavailable)]
    [InlineData(504, true, ConnectorErrorKind.Unavailable)]
    [InlineData(502, false, ConnectorErrorKind.Ambiguous)]
    [InlineData(503, false, ConnectorErrorKind.Unavailable)]
    [InlineData(504, false, ConnectorErrorKind.Ambiguous)]
    [InlineData(429, false, ConnectorErrorKind.RateLimited)]
    [InlineData(200, true, ConnectorErrorKind.Contract)]
    [InlineData(301, true, ConnectorErrorKind.Contract)]
    [InlineData(500, true, ConnectorErrorKind.Contract)]
    public async Task Call_PageInsteadOfJson_HasTheKindOfItsStatus(int status, bool safe, ConnectorErrorKind kind)
    {
        using var server = new Answering((_, _) => Task.FromResult(Page(status)));
        await using var services = Compose(server, retries: 0);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => Client(services).CallModelAsync("res.users", "context_get", null, safe, TestContext.Current.CancellationToken));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.Status);
    }

    [Fact]
    public async Task SearchCount_OneBadGateway_IsSentAgain()
    {
        using var server = new Answering((_, call) => Task.FromResult(call == 1 ? Page(502) : Json("5")));
        await using var services = Compose(server, retries: 1);

        Assert.Equal(5, await Client(services).SearchCountAsync("res.partner", OdooDomain.All, TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task Load_OneBadGateway_IsNotSentAgain()
    {
        using var server = new Answering((_, _) => Task.FromResult(Page(502)));
        await using var services = Compose(server, retries: 3);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => Client(services).LoadAsync("sale.order", ["id"], [["wca.order_84"]], TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Ambiguous, error.Kind);
        Assert.Equal(1, server.Calls);
    }

    [Fact]
    public async Task Load_ConnectionNeverMade_IsUnavailable()
    {
        using var server = new Answering((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError));
        await using var services = Compose(server, retries: 0);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => Client(services).LoadAsync("sale.order", ["id"], [["wca.order_84"]], TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task Load_CallerCancels_IsACancellation()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new Answering(async (token, _) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Json("{}");
        });
        await using var services = Compose(server, retries: 0);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(services).LoadAsync("sale.order", ["id"], [["wca.order_84"]], cancellation.Token));
    }

    [Fact]
    public async Task Call_AnyError_KeepsTheKeyOutOfTheMessage()
    {
        using var server = new Answering((_, _) => Task.FromResult(Page(401)));
        await using var services = Compose(server, retries: 0);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => Client(services).GetVersionAsync(TestContext.Current.CancellationToken));

        Assert.DoesNotContain("secret-key", error.ToString(), StringComparison.Ordinal);
    }

    private static HttpResponseMessage Page(int status) =>
        new((HttpStatusCode)status) { Content = new StringContent("<html></html>", Encoding.UTF8, "text/html") };

    private static HttpResponseMessage Json(string json) => new() { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static OdooClient Client(IServiceProvider services) => services.GetRequiredKeyedService<OdooClient>("erp-us");

    private static ServiceProvider Compose(Answering server, int retries)
    {
        var services = new ServiceCollection();
        services.AddOdooClient("erp-us", options =>
        {
            options.BaseAddress = new Uri("https://odoo.example");
            options.Database = "rig";
            options.ApiKey = "secret-key";
            options.ReadRetries = retries;
            options.RetryDelay = TimeSpan.Zero;
        }).ConfigurePrimaryHttpMessageHandler(() => server);
        return services.BuildServiceProvider();
    }

    private sealed class Answering(Func<CancellationToken, int, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(cancellationToken, ++Calls);
    }
}
