namespace Retail.Connectors.Testing.Systems.Calls;

/// <summary>
/// Lets processes do their calls in step: nobody does the next one before all have come to theirs. So all of them look before any
/// of them writes, which is the worst that parallel work can do.
/// </summary>
internal sealed class Rendezvous(int members)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private int _members = members;
    private int _waiting;
    private TaskCompletionSource _round = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task MeetAsync()
    {
        Task round;
        lock (_lock)
        {
            _waiting++;
            round = _round.Task;
            OpenIfComplete();
        }

        // A member that waits for something else, such as a lock of the target, must not stop the others for ever.
        _ = await Task.WhenAny(round, Task.Delay(Patience, TimeProvider.System));
    }

    public void Leave()
    {
        lock (_lock)
        {
            _members--;
            OpenIfComplete();
        }
    }

    private void OpenIfComplete()
    {
        if (_waiting == 0 || _waiting < _members)
        {
            return;
        }

        var round = _round;
        _waiting = 0;
        _round = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        round.SetResult();
    }
}
