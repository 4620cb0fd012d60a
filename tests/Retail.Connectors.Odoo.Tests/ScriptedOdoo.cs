using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Odoo.Tests;

/// <summary>Answers calls in the order that a test wrote down, and fails on any other call.</summary>
internal sealed class ScriptedOdoo : HttpMessageHandler
{
    private readonly Queue<(string Call, Func<HttpResponseMessage> Answer)> _script = new();

    public List<(string Call, JsonNode Body)> Calls { get; } = [];

    /// <summary>Runs when a call has come in, before it is answered.</summary>
    public Action<string>? Before { get; set; }

    public bool IsDone => _script.Count == 0;

    public ScriptedOdoo On(string call, string json, int status = 200)
    {
        _script.Enqueue((call, () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") }));
        return this;
    }

    public ScriptedOdoo On(string call, JsonNode json) => On(call, json.ToJsonString());

    public ScriptedOdoo OnRecorded(string number)
    {
        var recording = Recording.Load(number);
        return On($"{recording.Model}/{recording.Function}", recording.ResponseText, recording.Status);
    }

    public ScriptedOdoo Fails(string call, Exception exception)
    {
        _script.Enqueue((call, () => throw exception));
        return this;
    }

    public JsonNode BodyOf(string call, int index = 0) => Calls.Where(made => made.Call == call).ElementAt(index).Body;

    /// <summary>The cells of one column of a <c>load</c>.</summary>
    public string[] Column(string field, string call = "sale.order/load", int index = 0)
    {
        var body = BodyOf(call, index);
        var column = body["fields"]!.AsArray().Select(name => name!.GetValue<string>()).ToList().IndexOf(field);
        return [.. body["data"]!.AsArray().Select(row => row![column]!.GetValue<string>())];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.RequestUri!.AbsolutePath.Replace("/json/2/", string.Empty, StringComparison.Ordinal);
        if (request.Content is { } content)
        {
            Assert.NotNull(content.Headers.ContentLength);
            Assert.NotEqual(true, request.Headers.TransferEncodingChunked);
            Calls.Add((call, JsonNode.Parse(await content.ReadAsByteArrayAsync(cancellationToken))!));
        }

        Before?.Invoke(call);
        Assert.True(_script.TryDequeue(out var step), $"Unexpected call {call}.");
        Assert.Equal(step.Call, call);
        return step.Answer();
    }
}
