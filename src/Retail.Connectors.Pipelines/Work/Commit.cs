using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Operations;
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

    /// <summary>Links; one that exists takes the name given last, and the lines if any are given. Work that waits for one becomes pending.</summary>
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

    /// <summary>Parked work to try again, at the place in order that it had when it was first asked for.</summary>
    public ImmutableArray<WorkKey> Replays { get; init; } = [];

    /// <summary>Tries all parked work again that this chooses; null for none.</summary>
    public ParkFilter? ReplayAll { get; init; }

    /// <summary>Parked work that is given up as it is: done, until a newer hint. Work that is not parked is left alone.</summary>
    public ImmutableArray<WorkKey> Discards { get; init; } = [];

    /// <summary>Words that are mapped now: parked work that misses one of them is tried again.</summary>
    public ImmutableArray<MissingMapping> Mapped { get; init; } = [];

    /// <summary>
    /// What words mean from now on, each word once. If one of them was edited since the version that its edit saw, nothing
    /// of the commit is stored.
    /// </summary>
    public ImmutableArray<MappingEdit> Edits { get; init; } = [];

    /// <summary>
    /// The mapping version that the claim's work was planned with. If it is to be parked and words were edited since, its
    /// version rises and it is looked at again. Null if mappings played no part.
    /// </summary>
    public long? MappingVersion { get; init; }

    /// <summary>For those who write a store: the mapping version that must still be the newest for the claim to end as it should; null if any may be.</summary>
    public long? ParkedWithMappings => Claim is not null && End is WorkEnd.Park ? MappingVersion : null;

    /// <summary>What is held from now on; what is held already stays as it is.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    /// <summary>What is let go; an entry that stands for the hold is discarded.</summary>
    public ImmutableArray<HoldTarget> Releases { get; init; } = [];

    /// <summary>
    /// Records about which words are erased: why they were parked or put off. Codes, owners and missing mappings stay, and
    /// so do ledger, links, shadows and the audit, which hold ids and digests only.
    /// </summary>
    public ImmutableArray<EntityRef> Erasures { get; init; } = [];

    /// <summary>True to seal the audit rows that were stored before this commit, some thousands at least.</summary>
    public bool SealsAudit { get; init; }

    /// <summary>What is old enough to be removed; null to remove nothing.</summary>
    public Retention? Retention { get; init; }

    /// <summary>Events to publish. One whose id is stored already is not stored again.</summary>
    public ImmutableArray<CanonicalEvent> Events { get; init; } = [];

    /// <summary>Events that tell of the claim's end: not stored if the version rose, because it has not ended so.</summary>
    public ImmutableArray<CanonicalEvent> EndEvents { get; init; } = [];

    /// <summary>What orders take of stock pools from now on.</summary>
    public ImmutableArray<OpenDemand> Demand { get; init; } = [];

    /// <summary>Lines of demand to forget, if they are contained in full.</summary>
    public ImmutableArray<DemandLine> SettledDemand { get; init; } = [];

    /// <summary>Items of batch flows to look at.</summary>
    public ImmutableArray<ItemMark> Marks { get; init; } = [];

    /// <summary>Items of batch flows as they stand now, each once.</summary>
    public ImmutableArray<BatchItem> Items { get; init; } = [];

    /// <summary>What to remember for the audit.</summary>
    public ImmutableArray<AuditEntry> Audit { get; init; } = [];
}
