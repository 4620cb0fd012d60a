using NodaTime;

namespace Retail.Connectors.Pipelines.Batches;

/// <summary>What a batch flow knows of one of its items, and whether it is to be looked at.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Name">The item, as the flow calls it.</param>
public sealed record BatchItem(string Flow, string Name)
{
    /// <summary>What the flow noted, in a form of its own, without personal data; null if nothing. An item with neither a note nor a due time is removed.</summary>
    public string? Memo { get; init; }

    /// <summary>Rises with every mark. Storing an item ends its mark only if it has not risen meanwhile. 0 for one that was never stored.</summary>
    public long Version { get; init; }

    /// <summary>When it is to be looked at; null if it need not be.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Since when what it stands for may be out of date; null if it is not marked.</summary>
    public Instant? Since { get; init; }

    /// <summary>Why it was marked, by the oldest mark; empty if it is not.</summary>
    public string Cause { get; init; } = string.Empty;
}
