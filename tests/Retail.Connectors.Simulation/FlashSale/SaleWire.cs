using NodaTime;
using Retail.Connectors.Simulation.Running;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>
/// The way to a server that carries out so many calls at one time and lets the others wait, first come first served. Answers come outside any
/// context, so that what HttpClient awaits goes on at once and on this thread.
/// </summary>
internal sealed class SaleWire(Schedule schedule, Random chance, int atOneTime, ISimulatedServer server, Func<HttpRequestMessage, double> milliseconds)
    : DelegatingHandler(new SimulatorHandler(server))
{
    private readonly Queue<Action> _waiting = new();
    private int _open;

    /// <summary>Calls by what they were.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>How long the server worked, over all that it does at one time.</summary>
    public Duration Busy { get; private set; }

    /// <summary>What happens after a call was carried out.</summary>
    public Action<HttpRequestMessage>? Carried { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        schedule.CheckThread("a call");
        var kind = Kind(request);
        Calls[kind] = Calls.GetValueOrDefault(kind) + 1;
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        cancellationToken.UnsafeRegister(_ => schedule.After(Duration.Zero, () => answer.TrySetCanceled(cancellationToken)), null);
        _waiting.Enqueue(() => Begin(request, answer));
        Next();
        return answer.Task;
    }

    private static string Kind(HttpRequestMessage request)
    {
        var parts = request.RequestUri!.AbsolutePath.Replace("/json/2/", "/", StringComparison.Ordinal).Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not ("wp-json" or "wc" or "v3" or "json"))
            .Select(part => part.All(char.IsAsciiDigit) ? "{id}" : part);
        return $"{request.Method} {string.Join('/', parts)}";
    }

    private void Next()
    {
        while (_open < atOneTime && _waiting.TryDequeue(out var begin))
        {
            _open++;
            begin();
        }
    }

    private void Begin(HttpRequestMessage request, TaskCompletionSource<HttpResponseMessage> answer)
    {
        // A fifth more or less than what was recorded.
        var takes = Duration.FromMilliseconds(milliseconds(request) * (0.8 + (0.4 * chance.NextDouble())));
        Busy += takes;
        schedule.After(takes, () =>
        {
            _open--;
            if (!answer.Task.IsCompleted)
            {
                // The simulated server answers at once.
                var response = base.SendAsync(request, CancellationToken.None).Result;
                Carried?.Invoke(request);
                answer.TrySetResult(response);
            }

            Next();
        });
    }
}
