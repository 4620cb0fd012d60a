namespace Retail.Connectors.Pipelines.Events;

/// <summary>How events leave the outbox.</summary>
public sealed class OutboxOptions
{
    /// <summary>Events that are read at one time. Default 200.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>Events of different subjects that are on their way to the bus at one time. Default 32.</summary>
    public int InFlight { get; set; } = 32;

    /// <summary>
    /// How often the outbox is looked into when nothing wakes it. What a node stores it publishes at once; this finds what
    /// another left behind. Default 5 s.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a node that publishes keeps others from it without asking again. Default 60 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause after the bus could not be reached; it doubles from there. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such pause. Default 30 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long published events are kept for people to look at. Default 7 days.</summary>
    public TimeSpan KeepPublished { get; set; } = TimeSpan.FromDays(7);
}
