namespace Retail.Connectors.Pipelines.Shadows;

/// <summary>What a flow last saw of a record, and what it last wrote because of it.</summary>
/// <param name="Source">The record.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Seen">The revision it last saw.</param>
/// <param name="Written">The digest of what it last brought to the target; null if nothing yet.</param>
public sealed record Shadow(EntityRef Source, string Flow, Revision Seen, Digest? Written)
{
    /// <summary>
    /// What the flow noted for itself when it last reached all that it planned, in a form of its own: ids, counts and digests, no
    /// personal data. Null if it noted nothing.
    /// </summary>
    public string? Memo { get; init; }
}
