using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.AspNetCore.Webhooks;

/// <summary>Checks a delivery, stores its hints, answers. A hint is stored before the sender hears of success.</summary>
internal static partial class WebhookEndpoint
{
    /// <summary>A larger body is refused without being read.</summary>
    private const int MaxBody = 1024 * 1024;

    public static async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (await ReadAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var system = (string?)request.RouteValues["system"] ?? string.Empty;
        var delivery = new WebhookDelivery(
            request.ContentType ?? string.Empty,
            name => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
            body);
        var receiver = context.RequestServices.GetKeyedService<IWebhookReceiver>(system);
        context.Response.StatusCode = receiver?.Receive(delivery) switch
        {
            WebhookVerdict.Accepted accepted => await StoreAsync(context, accepted),
            WebhookVerdict.Ping => StatusCodes.Status200OK,
            WebhookVerdict.Malformed malformed => Malformed(context, system, malformed),
            _ => StatusCodes.Status401Unauthorized,
        };
    }

    private static async Task<int> StoreAsync(HttpContext context, WebhookVerdict.Accepted accepted)
    {
        var hints = context.RequestServices.GetRequiredService<IHintSink>();
        await hints.RaiseAsync(accepted.Hints, context.RequestAborted);
        return StatusCodes.Status200OK;
    }

    private static int Malformed(HttpContext context, string system, WebhookVerdict.Malformed malformed)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebhookEndpoint).FullName!);
        LogMalformed(logger, system, malformed.Reason);
        return StatusCodes.Status400BadRequest;
    }

    /// <summary>The body, or null if it is larger than allowed.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBody)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBody;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MaxBody)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A signed webhook of {System} cannot be understood: {Reason}")]
    private static partial void LogMalformed(ILogger logger, string system, string reason);
}
