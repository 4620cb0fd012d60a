using System.Net;
using System.Text;
using System.Text.Json;

namespace Retail.Connectors.Tryton.Tests;

/// <summary>Logs callers in, answers other calls as a test says, and keeps what was sent.</summary>
internal sealed class ScriptedTryton(Func<string, JsonElement, HttpResponseMessage?> answer) : HttpMessageHandler
{
    public const string Login = """{"id":1,"result":[2,"0000000000000000000000000000000000000000000000000000000000000000"]}""";

    public List<(HttpRequestMessage Request, JsonElement Body)> Sent { get; } = [];

    public int Logins => Sent.Count(sent => MethodOf(sent.Body) == "common.db.login");

    public static HttpResponseMessage Json(string json, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Result(string json) => Json($$"""{"id":1,"result":{{json}}}""");

    public static HttpResponseMessage Error(string json) => Json($$"""{"id":1,"error":{{json}}}""");

    public static string MethodOf(JsonElement body) => body.GetProperty("method").GetString()!;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.NotEqual(true, request.Headers.TransferEncodingChunked);
        var bytes = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Assert.Equal(bytes.Length, request.Content.Headers.ContentLength);
        using var document = JsonDocument.Parse(bytes);
        var body = document.RootElement.Clone();
        Assert.Equal(["id", "method", "params"], body.EnumerateObject().Select(member => member.Name));
        Sent.Add((request, body));
        var method = MethodOf(body);
        return answer(method, body)
            ?? (method == "common.db.login" ? Json(Login) : throw new InvalidOperationException($"Unexpected call {method}."));
    }
}
