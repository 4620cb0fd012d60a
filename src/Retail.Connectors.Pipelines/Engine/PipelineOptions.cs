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

    /// <summary>
    /// How often each change feed is polled, from the beginning of one reading to that of the next; one that takes longer is begun
    /// again at once. Default 30 s.
    /// </summary>
    public TimeSpan FeedInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often the store is asked whether mappings were edited in another process: so long one may plan with older ones.
    /// In the process in which they are edited they count at once. Default 2 s.
    /// </summary>
    public TimeSpan MappingInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How much work that uses a system is done at one time by all nodes together. Default: no limit but
    /// <see cref="Concurrency"/> of each node.
    /// </summary>
    public IDictionary<SystemName, int> Slots { get; } = new Dictionary<SystemName, int>();

    /// <summary>How long work waits that cannot go on because all writes are held. Default 30 s.</summary>
    public TimeSpan HeldDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Records of one flow that are refused with one code, after which the flow is held by one entry for all. Default 20; 0 for never.</summary>
    public int RefusalsUntilHeld { get; set; } = 20;

    /// <summary>The time within which they are counted. A flow in which more work succeeds than is refused goes on. Default 10 min.</summary>
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Recovery: every creating command looks in the target before it writes. To be set after a backup was restored, with
    /// a new store, and in the first days after a cut-over. Effects that cannot be found park as perhaps done. Default false.
    /// </summary>
    public bool FindsFirst { get; set; }

    /// <summary>How often the store is asked at most how much is open and parked, while somebody collects metrics. Default 30 s.</summary>
    public TimeSpan MeasureInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What this process is called in the store. Default: machine name and process id.</summary>
    public string Node { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";
}
