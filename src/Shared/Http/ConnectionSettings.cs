namespace Retail.Connectors.Http;

/// <summary>What a connection's pipeline needs to know of the connector's options.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>The system, for messages.</summary>
    public required SystemName System { get; init; }

    /// <summary>Where the server is; credentials go nowhere else.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The longest a safe read may take, retries included.</summary>
    public required TimeSpan ReadDeadline { get; init; }

    /// <summary>The longest a write may take: at least as long as the server itself may work on it.</summary>
    public required TimeSpan WriteDeadline { get; init; }

    /// <summary>Requests at one time.</summary>
    public required int MaxConcurrency { get; init; }

    /// <summary>Tries of a safe read after the first.</summary>
    public required int ReadRetries { get; init; }

    /// <summary>The wait before the first retry; it doubles from there, with jitter.</summary>
    public required TimeSpan RetryDelay { get; init; }

    /// <summary>The largest answer that is read, after decompression, in bytes.</summary>
    public required long MaxResponseBytes { get; init; }
}
