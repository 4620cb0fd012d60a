using System.Net;
using System.Net.Http.Headers;

namespace Retail.Connectors.Testing.Simulation;

/// <summary>A simulated server behind an <see cref="HttpClient"/>, in process and without a socket.</summary>
/// <remarks>
/// The answer is there when the call returns, unless a hook, a latency or the content's own serialisation makes it wait. A
/// broken connection shows as <see cref="HttpRequestException"/> around an <see cref="IOException"/>.
/// </remarks>
/// <param name="server">The server to ask.</param>
/// <param name="vices">How badly it behaves; not at all when null.</param>
/// <param name="time">The clock of the latency; the system's when null.</param>
public sealed class SimulatorHandler(ISimulatedServer server, SimulatorVices? vices = null, TimeProvider? time = null)
    : HttpMessageHandler
{
    private readonly Exchange _exchange = new(server, vices ?? SimulatorVices.None, time ?? TimeProvider.System);

    /// <summary>Runs for every call before its fate takes effect, so before the server carries it out; null by default.</summary>
    public Func<SimulatedCall, Task>? BeforeCarriedOut
    {
        get => _exchange.BeforeCarriedOut;
        set => _exchange.BeforeCarriedOut = value;
    }

    /// <summary>Runs for every call that was carried out, before its answer leaves; null by default.</summary>
    public Func<SimulatedCall, Task>? AfterCommit
    {
        get => _exchange.AfterCommit;
        set => _exchange.AfterCommit = value;
    }

    /// <summary>How many late calls wait to be carried out.</summary>
    public int PendingLate => _exchange.PendingLate;

    /// <summary>Carries out all late calls that still wait, in the order of their arrival; no hook runs for them.</summary>
    /// <returns>How many there were.</returns>
    public int CarryOutLate() => _exchange.CarryOutLate();

    /// <summary>How many calls met which fate so far.</summary>
    public CallCounts Counts => _exchange.Counts;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var arrived = await ReadAsync(request, cancellationToken);
        var answer = await _exchange.CarryOutAsync(arrived, cancellationToken)
            ?? throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                "The simulated server broke the connection before it answered.",
                new IOException("The connection was reset by the simulated server."));
        return Write(answer, request);
    }

    private static async Task<SimulatedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no URI: set HttpClient.BaseAddress.");
        var headers = new List<KeyValuePair<string, string>>();
        if (request.Headers.Host is null)
        {
            headers.Add(new("Host", uri.Authority));
        }

        Copy(request.Headers, headers);
        ReadOnlyMemory<byte> body = default;
        var hasLength = true;
        if (request.Content is { } content)
        {
            // Asked before the body is read: reading buffers the content and makes a length up.
            hasLength = request.Headers.TransferEncodingChunked is not true && content.Headers.ContentLength is not null;
            Copy(content.Headers, headers);
            using var buffer = new MemoryStream();
            await content.CopyToAsync(buffer, cancellationToken);
            body = buffer.ToArray();
        }

        return new()
        {
            Method = request.Method.Method.ToUpperInvariant(),
            Path = Uri.UnescapeDataString(uri.AbsolutePath),
            QueryString = uri.Query.TrimStart('?'),
            Headers = headers,
            Body = body,
            HasContentLength = hasLength,
            IsSecure = uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback,
        };
    }

    private static void Copy(HttpHeaders from, List<KeyValuePair<string, string>> to)
    {
        foreach (var (name, values) in from)
        {
            foreach (var value in values)
            {
                to.Add(new(name, value));
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
        foreach (var (name, value) in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
