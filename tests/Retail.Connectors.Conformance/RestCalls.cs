using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Conformance;

/// <summary>Raw calls, with nothing of a connector in them.</summary>
internal sealed class RestCalls : IDisposable
{
    private readonly HttpClient _client;

    public RestCalls(HttpMessageHandler? handler, Uri address, AuthenticationHeaderValue authorization, params (string Name, string Value)[] headers)
    {
        _client = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        _client.BaseAddress = address;
        _client.Timeout = TimeSpan.FromMinutes(5);
        _client.DefaultRequestHeaders.Authorization = authorization;
        foreach (var (name, value) in headers)
        {
            _client.DefaultRequestHeaders.Add(name, value);
        }
    }

    /// <returns>The answer; null if there is no such thing.</returns>
    public async Task<JsonNode?> TryGetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return answer.StatusCode == System.Net.HttpStatusCode.NotFound ? null : await ReadAsync(path, answer, cancellationToken);
    }

    public Task<JsonNode?> PostAsync(string path, JsonNode body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, body, cancellationToken);

    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            // With its length: some servers take a body in chunks for none.
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var answer = await _client.SendAsync(request, cancellationToken);
        return await ReadAsync(path, answer, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private static async Task<JsonNode?> ReadAsync(string path, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"{answer.RequestMessage?.Method} {path} was answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 800)]}");
    }
}
