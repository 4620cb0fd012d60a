using System.Threading.Channels;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql.Tests;

/// <summary>A node that has nothing to do but listen.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Channel<bool> _signals = Channel.CreateUnbounded<bool>();
    private readonly Task _listening;

    private Listening(IWorkSignals signals) => _listening = signals.ListenAsync(() => _signals.Writer.TryWrite(true), _stop.Token);

    public static async Task<Listening> StartAsync(IWorkSignals signals)
    {
        var listening = new Listening(signals);
        await listening.HearAsync();
        return listening;
    }

    /// <summary>Waits for the next signal.</summary>
    public async Task HearAsync() => await _signals.Reader.ReadAsync(_stop.Token).AsTask().WaitAsync(Patience, TimeProvider.System, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
