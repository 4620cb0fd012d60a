using System.Net;
using System.Text;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

/// <summary>Keeps what was asked and answers as told.</summary>
internal sealed class RequestCapture(Func<HttpRequestMessage, (int Status, string Body)> answer) : HttpMessageHandler
{
    public RequestCapture(int status, string body)
        : this(_ => (status, body))
    {
    }

    public List<(string Method, Uri Uri, string? Body, string? ContentType, long? Length, string RequestId)> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((
            request.Method.Method, request.RequestUri!, body, request.Content?.Headers.ContentType?.MediaType, request.Content?.Headers.ContentLength,
            request.Headers.GetValues("X-Correlation-Id").Single()));
        var (status, text) = answer(request);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/json"), RequestMessage = request };
    }
}
