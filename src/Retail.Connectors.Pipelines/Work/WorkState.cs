namespace Retail.Connectors.Pipelines.Work;

/// <summary>Where a piece of work stands.</summary>
public enum WorkState
{
    /// <summary>To be done, now or at its due time.</summary>
    Pending = 0,

    /// <summary>Waits for a link that other work makes.</summary>
    Waiting = 1,

    /// <summary>Out of the retry loop: a person decides.</summary>
    Parked = 2,

    /// <summary>Nothing to do until something changes.</summary>
    Done = 3,
}
