using System.Net;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.Wires;

/// <summary>
/// The way from a node to a simulated HTTP server. Answers come as events of the world, outside any context, so that
/// what HttpClient awaits goes on at once and on this thread.
/// </summary>
internal sealed class WireHandler(World world, Node node, string name, ISimulatedServer server, IWireWatch? watch = null) : HttpMessageHandler
{
    private static readonly KeyValuePair<string, string>[] HtmlHeaders = [new("Content-Type", "text/html; charset=utf-8")];
    private static readonly SimulatedResponse Html = new(200, HtmlHeaders, "<html><body>Just a moment...</body></html>"u8.ToArray());
    private static readonly SimulatedResponse Unavailable = new(503, HtmlHeaders, "<html><body>503</body></html>"u8.ToArray());
    private static readonly SimulatedResponse Limited = new(429, [.. HtmlHeaders, new("Retry-After", "2")], "<html><body>429</body></html>"u8.ToArray());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        world.Schedule.CheckThread("a call");
        var asked = Read(request);
        var call = $"{name} {asked.Method} {asked.Path}";
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        var fate = Fates.Next(world, node, call);
        if (fate == Fate.KilledBefore)
        {
            node.Crash("before " + call);
            return answer.Task;
        }

        watch?.Sent(node, asked);
        cancellationToken.UnsafeRegister(_ => node.Soon(() => answer.TrySetCanceled(cancellationToken)), null);
        var there = world.Between(1, 200);
        if (fate is Fate.Unavailable or Fate.BrokenBefore or Fate.RateLimited or Fate.HtmlBefore)
        {
            world.Schedule.After(there, () => Give(answer, request, call, fate, Html));
            return answer.Task;
        }

        if (fate == Fate.Late)
        {
            world.Schedule.After(there, () => Give(answer, request, call, fate, Html));
            there += Fates.Lateness(world);
        }

        world.Schedule.After(there, () =>
        {
            var response = server.Handle(asked);
            world.Note(name, $"{node.Name} {asked.Method} {asked.Path} -> {response.Status}, {response.Body.Length} bytes");
            watch?.Carried(asked, response, isLate: fate == Fate.Late);
            if (fate == Fate.KilledAfter)
            {
                node.Crash("after " + call);
            }

            world.Schedule.After(world.Between(1, 200), () => Give(answer, request, call, fate, response));
        });
        return answer.Task;
    }

    private void Give(TaskCompletionSource<HttpResponseMessage> answer, HttpRequestMessage request, string call, Fate fate, SimulatedResponse response) =>
        node.Soon(() =>
        {
            switch (fate)
            {
                case Fate.BrokenBefore or Fate.AnswerLost or Fate.Late:
                    answer.TrySetException(new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke.", new IOException(call)));
                    break;
                case Fate.Unavailable:
                    answer.TrySetResult(Write(Unavailable, request));
                    break;
                case Fate.RateLimited:
                    answer.TrySetResult(Write(Limited, request));
                    break;
                case Fate.HtmlBefore or Fate.HtmlAfter:
                    answer.TrySetResult(Write(Html, request));
                    break;
                default:
                    answer.TrySetResult(Write(response, request));
                    break;
            }
        });

    private static SimulatedRequest Read(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var headers = new List<KeyValuePair<string, string>> { new("Host", uri.Authority) };
        Copy(request.Headers, headers);
        ReadOnlyMemory<byte> body = default;
        if (request.Content is { } content)
        {
            Copy(content.Headers, headers);
            using var buffer = new MemoryStream();
            content.CopyTo(buffer, context: null, CancellationToken.None);
            body = buffer.ToArray();
        }

        return new SimulatedRequest
        {
            Method = request.Method.Method,
            Path = Uri.UnescapeDataString(uri.AbsolutePath),
            QueryString = uri.Query.TrimStart('?'),
            Headers = headers,
            Body = body,
        };
    }

    private static void Copy(System.Net.Http.Headers.HttpHeaders from, List<KeyValuePair<string, string>> to)
    {
        foreach (var (header, values) in from)
        {
            foreach (var value in values)
            {
                to.Add(new(header, value));
            }
        }
    }

    private static HttpResponseMessage Write(SimulatedResponse answer, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.Body.ToArray()),
        };
        foreach (var (header, value) in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header, value))
            {
                message.Content.Headers.TryAddWithoutValidation(header, value);
            }
        }

        return message;
    }
}
