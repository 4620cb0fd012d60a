using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors.Systems;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.WooCommerce.Tests;

/// <summary>Keys and secrets are exchanged while the host runs, and a slip while doing so stops nothing.</summary>
public sealed class WooOptionsReloadTests : IDisposable
{
    private readonly Reloadable _source = new(new Dictionary<string, string?>
    {
        ["BaseAddress"] = "https://shop.example.com",
        ["ConsumerKey"] = "ck_old",
        ["ConsumerSecret"] = "cs_old",
        ["ReadRetries"] = "0",
        ["WebhookSecrets:0"] = "secret-one",
    });

    private readonly Answers _answers = new();
    private readonly LineLog _log = new();

    public void Dispose() => _answers.Dispose();

    [Fact]
    public async Task Receive_SecretsAreExchanged_BothHoldDuringTheRotation()
    {
        await using var host = Host();
        var receiver = host.GetRequiredKeyedService<IWebhookReceiver>(TestShop.Name);
        Assert.Equal((true, false), (Takes(receiver, "secret-one"), Takes(receiver, "secret-two")));

        _source.Set("WebhookSecrets:1", "secret-two");
        Assert.Equal((true, true), (Takes(receiver, "secret-one"), Takes(receiver, "secret-two")));

        _source.Set("WebhookSecrets:0", "secret-two", "WebhookSecrets:1", null);
        Assert.Equal((false, true), (Takes(receiver, "secret-one"), Takes(receiver, "secret-two")));
    }

    [Fact]
    public async Task Reload_KeyIsGood_IsUsedByTheNextCall()
    {
        await using var host = Host();
        await host.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);

        _source.Set("ConsumerKey", "ck_new", "ConsumerSecret", "cs_new");
        await host.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);

        Assert.Equal(["ck_old:cs_old", "ck_new:cs_new"], _answers.Keys);
    }

    [Theory]
    [InlineData("ConsumerKey", "")]
    [InlineData("WebhookSecrets:0", "")]
    [InlineData("PageSize", "a-secret-that-slipped")]
    [InlineData("NoSuchKey", "a-secret-that-slipped")]
    [InlineData("BaseAddress", "http://shop.example.com")]
    public async Task Reload_OptionsAreWrong_KeepsTheLastGoodOnesAndReports(string key, string value)
    {
        await using var host = Host();
        var receiver = host.GetRequiredKeyedService<IWebhookReceiver>(TestShop.Name);
        await host.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);

        _source.Set(key, value);
        await host.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);

        Assert.Equal(["ck_old:cs_old", "ck_old:cs_old"], _answers.Keys);
        Assert.True(Takes(receiver, "secret-one"));
        Assert.Contains(_log.Lines, line => line.Contains("last good ones stay in use", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("slipped", StringComparison.Ordinal));
        var described = await host.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(TestContext.Current.CancellationToken);
        Assert.Contains(described.Gaps, gap => gap.Contains("last good ones are in use", StringComparison.Ordinal));

        _source.Set(key, null, "ConsumerKey", "ck_mended", "WebhookSecrets:0", "secret-one", "BaseAddress", "https://shop.example.com");
        await host.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);
        Assert.Equal("ck_mended:cs_old", _answers.Keys[^1]);
    }

    private static bool Takes(IWebhookReceiver receiver, string secret)
    {
        var body = """{"id":7}"""u8.ToArray();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return receiver.Receive(new WebhookDelivery(
            "application/json", name => name switch { "X-WC-Webhook-Signature" => signature, "X-WC-Webhook-Topic" => "order.updated", _ => null }, body)) is WebhookVerdict.Accepted;
    }

    private ServiceProvider Host()
    {
        var services = new ServiceCollection();
        var section = new ConfigurationBuilder().Add(_source).Build();
        services.AddLogging(logging => logging.AddProvider(_log));
        services.AddRetailConnectors(retail => retail.AddWooCommerce(TestShop.Name, section));
        services.AddHttpClient(TestShop.Name).ConfigurePrimaryHttpMessageHandler(() => _answers);
        return services.BuildServiceProvider();
    }

    private sealed class Reloadable(IDictionary<string, string?> values) : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder)
        {
            Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);
            return this;
        }

        public void Set(params ReadOnlySpan<string?> pairs)
        {
            for (var index = 0; index < pairs.Length; index += 2)
            {
                Data.Remove(pairs[index]!);
                if (pairs[index + 1] is { } value)
                {
                    Data[pairs[index]!] = value;
                }
            }

            OnReload();
        }
    }

    private sealed class Answers : HttpMessageHandler
    {
        public List<string> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (path.EndsWith("/orders/7", StringComparison.Ordinal))
            {
                Keys.Add(Encoding.ASCII.GetString(Convert.FromBase64String(request.Headers.Authorization!.Parameter!)));
            }

            var json = path.EndsWith("/orders/7", StringComparison.Ordinal) ? """{"id":7}""" : path.EndsWith("system_status", StringComparison.Ordinal) ? "{}" : "[]";
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json"), RequestMessage = request });
        }
    }

    private sealed class LineLog : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add(formatter(state, exception));
            }
        }
    }
}
