using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// One change of the store, stored together with others or alone. What it touches is known from the beginning, so that
/// whoever asks for something that cannot be is told at once.
/// </summary>
internal abstract class Change(Claim? claim)
{
    /// <summary>The claim under which it happens; null if none.</summary>
    public Claim? Claim => claim;

    /// <summary>All work that it changes.</summary>
    public WorkKey[] Work { get; protected init; } = claim is null ? [] : [claim.Key];

    /// <summary>Effects that it begins or completes.</summary>
    public string[] Effects { get; protected init; } = [];

    /// <summary>Links that it waits for.</summary>
    public string[] Waits { get; protected init; } = [];

    /// <summary>Links that it stores.</summary>
    public string[] Links { get; protected init; } = [];

    /// <summary>True if it asks whether writes are held.</summary>
    public bool AsksForHolds { get; protected init; }

    /// <summary>True if it seals or removes audit rows.</summary>
    public bool ChangesAudit { get; protected init; }

    /// <summary>Records about which it erases words.</summary>
    public string[] Erasures { get; protected init; } = [];

    /// <summary>Words whose mapping it edits.</summary>
    public MappingWord[] EditedWords { get; protected init; } = [];

    /// <summary>True if it parks what was planned with mappings.</summary>
    public bool ParksWithMappings { get; protected init; }

    /// <summary>What it is, if the server can tell while it stores it whether it comes to what it most often comes to.</summary>
    public UsualChange Usual { get; protected init; }

    /// <summary>True if others may find work to do because of it. Known after it was stored.</summary>
    public bool MadeDue { get; protected set; }

    /// <summary>True if somebody else came first and it has to be decided again. Known after it was stored.</summary>
    public bool IsToRepeat { get; protected set; }

    /// <summary>
    /// Decides on what is locked and adds its statements; if nothing is, it takes the usual case for granted, which its
    /// statements check. It may be called again if storing failed.
    /// </summary>
    public abstract void Apply(GroupStatements statements, LockedRows rows);

    /// <summary>Answers whoever asked for it.</summary>
    public abstract void Complete();

    /// <summary>Tells whoever asked for it that nothing is known to be stored.</summary>
    public abstract void Fail(Exception exception);
}
