using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Retail.Connectors.Testing.Simulation;

/// <summary>A simulated server behind a socket on loopback; it answers as if TLS had ended before it.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Exchange _exchange;

    private SimulatorHost(WebApplication application, Exchange exchange, Uri baseAddress)
    {
        _application = application;
        _exchange = exchange;
        BaseAddress = baseAddress;
    }

    /// <summary>Where the server listens, <c>http://127.0.0.1:port/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>
    /// Runs for every call before its fate takes effect, so before the server carries it out; null by default. The call
    /// waits for the task, so a test can kill the caller at exactly this moment.
    /// </summary>
    public Func<SimulatedCall, Task>? BeforeCarriedOut
    {
        get => _exchange.BeforeCarriedOut;
        set => _exchange.BeforeCarriedOut = value;
    }

    /// <summary>Runs for every call that was carried out, before its answer leaves; null by default. The answer waits for the task.</summary>
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

    /// <summary>Starts listening on loopback.</summary>
    /// <param name="server">The server to ask.</param>
    /// <param name="vices">How badly it behaves; not at all when null.</param>
    /// <param name="time">The clock of the latency; the system's when null.</param>
    /// <param name="port">The port; 0, the default, takes a free one.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running host; disposing of it stops it.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(
        ISimulatedServer server,
        SimulatorVices? vices = null,
        TimeProvider? time = null,
        int port = 0,
        CancellationToken cancellationToken = default)
    {
        var exchange = new Exchange(server, vices ?? SimulatorVices.None, time ?? TimeProvider.System);
        // The empty builder reads no settings and no environment: a stray ASPNETCORE_URLS must not move the simulator.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, exchange));
        await application.StartAsync(cancellationToken);
        return new SimulatorHost(application, exchange, new Uri(application.Urls.First()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, Exchange exchange)
    {
        var request = await ReadAsync(context);
        // Not the caller's token: a server carries out what arrived, even when the caller has gone.
        var answer = await exchange.CarryOutAsync(request, CancellationToken.None);
        if (answer is null)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (request.Method is "HEAD" || answer.Status is 204 or 304)
        {
            return;
        }

        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task<SimulatedRequest> ReadAsync(HttpContext context)
    {
        var incoming = context.Request;
        using var body = new MemoryStream();
        await incoming.Body.CopyToAsync(body, context.RequestAborted);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in incoming.Headers)
        {
            foreach (var value in values)
            {
                headers.Add(new(name, value ?? ""));
            }
        }

        return new()
        {
            Method = incoming.Method.ToUpperInvariant(),
            Path = incoming.PathBase.Add(incoming.Path).Value ?? "/",
            QueryString = (incoming.QueryString.Value ?? "").TrimStart('?'),
            Headers = headers,
            Body = body.ToArray(),
            HasContentLength = incoming.Headers.TransferEncoding.Count == 0,
        };
    }
}
