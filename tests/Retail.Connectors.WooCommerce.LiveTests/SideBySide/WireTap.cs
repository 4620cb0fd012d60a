using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>Writes down what passes. Queries are left out: they may carry a signature.</summary>
internal sealed class WireTap(WireLog log) : DelegatingHandler
{
    private const string Root = "/wp-json/wc/v3";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (log.IsOpen)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var path = request.RequestUri!.AbsolutePath;
            var start = path.IndexOf(Root, StringComparison.Ordinal);
            log.Exchanges.Add(new Exchange(
                log.Step,
                request.Method.Method,
                start < 0 ? path : path[(start + Root.Length)..],
                (int)response.StatusCode,
                Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken))));
        }

        return response;
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
