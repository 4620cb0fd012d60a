using NodaTime;

namespace Retail.Connectors.Testing.Systems;

/// <summary>
/// The clock of a target and its connector. It can be moved forward, so that settle times pass at once. Timers run in real time:
/// what waits for one waits as long as it says.
/// </summary>
public sealed class ConformanceClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly Instant? _start;
    private Duration _moved = Duration.Zero;

    private ConformanceClock(Instant? start) => _start = start;

    /// <summary>A clock that stands still until it is moved: everything between two moves bears one time stamp.</summary>
    /// <param name="at">Where it stands.</param>
    public static ConformanceClock Standing(Instant at) => new(at);

    /// <summary>A clock that goes with the machine's, for real servers.</summary>
    public static ConformanceClock Going() => new(null);

    /// <summary>Now, by this clock.</summary>
    public Instant Now
    {
        get
        {
            lock (_lock)
            {
                return (_start ?? Instant.FromDateTimeOffset(System.GetUtcNow())) + _moved;
            }
        }
    }

    /// <summary>Moves the clock forward.</summary>
    /// <param name="by">How far; never back.</param>
    public void Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        lock (_lock)
        {
            _moved += by;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
