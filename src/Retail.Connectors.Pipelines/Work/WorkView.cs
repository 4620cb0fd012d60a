using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>One piece of work as it stands.</summary>
/// <param name="Key">The work.</param>
/// <param name="State">Its state.</param>
/// <param name="Version">Its version.</param>
/// <param name="Fence">The fence of the last claim.</param>
/// <param name="Attempts">Claims since it was last finished.</param>
/// <param name="DueAt">When it may be claimed.</param>
/// <param name="LastError">Why it was last put off; empty if it was not.</param>
public sealed record WorkView(
    WorkKey Key, WorkState State, long Version, long Fence, int Attempts, Instant DueAt, string LastError);
