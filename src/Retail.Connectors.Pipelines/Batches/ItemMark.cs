using NodaTime;

namespace Retail.Connectors.Pipelines.Batches;

/// <summary>An item of a batch flow is to be looked at. Several marks are one: the earliest times count.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Name">The item, as the flow calls it.</param>
/// <param name="Cause">Why, as one word of a closed set.</param>
public sealed record ItemMark(string Flow, string Name, string Cause)
{
    /// <summary>Not before; null for at once.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Since when what it stands for may be out of date; null for now.</summary>
    public Instant? Since { get; init; }
}
