namespace Retail.Connectors.Pipelines.Work;

/// <summary>
/// Raises the version of a piece of work, so that it is done again from the current state. Parked and finished work
/// becomes pending; work in a retry pause keeps its due time.
/// </summary>
/// <param name="Key">The work.</param>
/// <param name="Revision">
/// The state that was seen; a hint with the revision that the last one carried changes nothing. Null always counts.
/// </param>
/// <param name="Priority">What goes first; a more urgent hint raises the work's priority.</param>
public sealed record RaisedHint(WorkKey Key, Revision? Revision, WorkPriority Priority = WorkPriority.Live)
{
    /// <summary>
    /// The W3C <c>traceparent</c> of what asked for it; null if nothing is traced. Open work keeps the first that is given.
    /// </summary>
    public string? Trace { get; init; }

    /// <summary>The version of the flow that asks for it. Work keeps the newest that asked: older nodes leave it alone. Default 1.</summary>
    public int FlowVersion { get; init; } = 1;
}
