using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Retail.Connectors.Http;

/// <summary>
/// The pipeline of every connection: a deadline per call, a concurrency limit, retries of safe reads. There is no
/// circuit breaker: whether a system is down is the engine's verdict, and writes are its business altogether.
/// </summary>
internal static class ConnectionPipeline
{
    public static IHttpClientBuilder AddConnectionPipeline(this IHttpClientBuilder builder, Func<IServiceProvider, ConnectionSettings> settings)
    {
        builder.ConfigureHttpClient((services, client) =>
        {
            client.BaseAddress = settings(services).BaseAddress;
            client.Timeout = Timeout.InfiniteTimeSpan;
        });
        builder.ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        });
        builder.AddResilienceHandler("connection", (pipeline, context) => Configure(pipeline, settings(context.ServiceProvider)));
        return builder;
    }

    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ConnectionSettings settings)
    {
        pipeline
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => new ValueTask<TimeSpan>(
                    IsSafe(arguments.Context) ? settings.ReadDeadline : settings.WriteDeadline),
            })
            .AddConcurrencyLimiter(settings.MaxConcurrency, queueLimit: int.MaxValue);
        if (settings.ReadRetries == 0)
        {
            return;
        }

        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = settings.ReadRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = settings.RetryDelay,
            MaxDelay = TimeSpan.FromSeconds(30),
            ShouldRetryAfterHeader = true,
            ShouldHandle = static arguments => new ValueTask<bool>(
                IsSafe(arguments.Context) && IsTransient(arguments.Outcome)),
        });
    }

    private static bool IsSafe(ResilienceContext context) => context.GetRequestMessage()?.IsSafe() ?? false;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        _ => false,
    };
}
