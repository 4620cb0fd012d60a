using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>Changes that are stored together or not at all.</summary>
public sealed record Commit
{
    /// <summary>The claim that is finished; its fence guards everything in the commit. Null for changes without work.</summary>
    public Claim? Claim { get; init; }

    /// <summary>How the claim ends; null without a claim.</summary>
    public WorkEnd? End { get; init; }

    /// <summary>Work to look at.</summary>
    public ImmutableArray<RaisedHint> Hints { get; init; } = [];

    /// <summary>A feed's step forward; null if none.</summary>
    public CursorMove? Cursor { get; init; }

    /// <summary>Links; one that exists takes the name given last. Work that waits for one becomes pending.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>Shadows to replace.</summary>
    public ImmutableArray<Shadow> Shadows { get; init; } = [];

    /// <summary>Effects that were reached; each was begun under the same claim.</summary>
    public ImmutableArray<EffectCompletion> Effects { get; init; } = [];

    /// <summary>
    /// Records to park without having been claimed, such as unreadable entries of a feed. One that is claimed by others
    /// is not parked: its version rises, so that it is looked at again.
    /// </summary>
    public ImmutableArray<ParkedRecord> Parks { get; init; } = [];

    /// <summary>Parked work to try again.</summary>
    public ImmutableArray<WorkKey> Replays { get; init; } = [];

    /// <summary>What to remember for the audit.</summary>
    public ImmutableArray<AuditEntry> Audit { get; init; } = [];
}
