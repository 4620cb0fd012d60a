namespace Retail.Connectors.Pipelines.Engine;

/// <summary>How the engine works.</summary>
public sealed class PipelineOptions
{
    /// <summary>Pieces of work in progress at one time in this process. Default 8.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>How long claimed work belongs to this process without renewal. Default 60 s; it is renewed every third of it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the store is asked for work when nothing wakes the engine. Default 1 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait before the first retry; it grows from there, with jitter. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries. Default 10 min.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The longest time for which a lane is closed before it is tried again. The first time is <see cref="RetryDelay"/>, and
    /// doubles while the lane serves nobody. Default 5 min.
    /// </summary>
    public TimeSpan MaxLanePause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Failures of one piece of work, closed lanes not counted, after which it is parked. Default 12.</summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Age of one piece of work at which it is parked when it still fails, the time of closed lanes not counted. Default 3 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How often each change feed is polled. Default 30 s.</summary>
    public TimeSpan FeedInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What this process is called in the store. Default: machine name and process id.</summary>
    public string Node { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";
}
