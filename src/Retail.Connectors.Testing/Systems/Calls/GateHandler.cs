using System.Net;
using System.Text;

namespace Retail.Connectors.Testing.Systems.Calls;

/// <summary>The gate of a connector that speaks HTTP.</summary>
internal sealed class GateHandler(CallGate gate) : DelegatingHandler
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body></body></html>\n";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (await gate.AdmitAsync(cancellationToken))
        {
            case GateAction.DieBefore:
                throw gate.Die();
            case GateAction.Unavailable:
                return Answer(request, HttpStatusCode.ServiceUnavailable, "<html><body><h1>503 Service Unavailable</h1></body></html>\n");
            case GateAction.Html:
                return Answer(request, HttpStatusCode.OK, Page);
            case GateAction.Hold:
                var copy = await CopyAsync(request, cancellationToken);
                gate.Keep(() => base.SendAsync(copy, CancellationToken.None));
                throw Broken();
            case GateAction.DieAfter:
                (await base.SendAsync(request, CancellationToken.None)).Dispose();
                throw gate.Die();
            case GateAction.LoseAnswer:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw Broken();
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private static HttpRequestException Broken() =>
        new(HttpRequestError.ResponseEnded, "The connection broke.", new IOException("The connection was reset."));

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string body) => new(status)
    {
        RequestMessage = request,
        Content = new StringContent(body, Encoding.UTF8, "text/html"),
    };

    /// <summary>The client disposes of a request that it gave up.</summary>
    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        foreach (var (name, values) in request.Headers)
        {
            _ = copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            copy.Content.Headers.Clear();
            foreach (var (name, values) in content.Headers)
            {
                _ = copy.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return copy;
    }
}
