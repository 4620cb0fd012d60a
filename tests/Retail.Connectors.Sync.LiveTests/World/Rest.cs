using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Sync.LiveTests.World;

/// <summary>Raw calls, with nothing of a connector in them.</summary>
internal sealed class Rest : IDisposable
{
    private readonly HttpClient _client;

    public Rest(Uri address, AuthenticationHeaderValue authorization)
    {
        _client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        _client.DefaultRequestHeaders.Authorization = authorization;
    }

    public HttpRequestHeaders Headers => _client.DefaultRequestHeaders;

    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var answer = await _client.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"{method} {path} was answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 1500)]}");
    }

    public void Dispose() => _client.Dispose();
}
