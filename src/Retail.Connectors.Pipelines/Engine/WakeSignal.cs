namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Wakes the engine of this process before its next poll.</summary>
internal sealed class WakeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private bool _isSet;

    public void Set()
    {
        lock (_gate)
        {
            _isSet = _waiting?.TrySetResult() is not true;
        }
    }

    /// <summary>Waits for the signal, which it takes back, or until the time is over. One at a time waits.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        // Awaited directly: what completes it runs on its own, and what waits goes on where it began to wait.
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return;
            }

            _waiting = waiting;
        }

        await using var timer = time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), waiting, atMost, Timeout.InfiniteTimeSpan);
        await using var stop = cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetCanceled(), waiting);
        await waiting.Task;
    }
}
