using NodaTime;

namespace Retail.Connectors.Simulation.Running;

/// <summary>
/// One thread and simulated time: what is due at one moment happens in an order that chance decides, and when nothing
/// is due, time moves on.
/// </summary>
internal sealed class Schedule(Instant start, Random chance)
{
    private readonly PriorityQueue<Action, (long Ticks, int Chance, long Sequence)> _events = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _sequence;
    private string? _leftThread;

    public Instant Now { get; private set; } = start;

    public long Steps { get; private set; }

    public void At(Instant time, Action happens)
    {
        CheckThread("an event");
        var due = Instant.Max(time, Now);
        _events.Enqueue(happens, (due.ToUnixTimeTicks(), chance.Next(), _sequence++));
    }

    public void After(Duration delay, Action happens) => At(Now + delay, happens);

    /// <summary>Something that must happen on the simulation's thread happens now.</summary>
    public void CheckThread(string what)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _leftThread ??= $"{what} left the simulation's thread:\n{Environment.StackTrace}";
            throw new InvalidOperationException(_leftThread);
        }
    }

    /// <summary>Lets the next event happen.</summary>
    public void Step()
    {
        if (Volatile.Read(ref _leftThread) is { } left)
        {
            throw new InvalidOperationException(left);
        }

        if (!_events.TryDequeue(out var happens, out var due))
        {
            throw new InvalidOperationException("Nothing will ever happen again: no node has a timer.");
        }

        Now = Instant.FromUnixTimeTicks(due.Ticks);
        Steps++;
        happens();
    }
}
