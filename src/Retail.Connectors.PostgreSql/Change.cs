using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>One change of the store, stored together with others or alone.</summary>
internal abstract class Change
{
    /// <summary>The claim under which it happens; null if none.</summary>
    public virtual Claim? Claim => null;

    /// <summary>Effects that it begins or completes.</summary>
    public virtual IEnumerable<string> Effects => [];

    /// <summary>All work that it changes.</summary>
    public virtual IEnumerable<WorkKey> Work => Claim is { } claim ? [claim.Key] : [];

    /// <summary>Links that it waits for.</summary>
    public virtual IEnumerable<string> Waits => [];

    /// <summary>Links that it stores.</summary>
    public virtual IEnumerable<string> Links => [];

    /// <summary>True if others may find work to do because of it. Known after it was stored.</summary>
    public bool MadeDue { get; protected set; }

    /// <summary>True if somebody else came first and it has to be decided again. Known after it was stored.</summary>
    public bool IsToRepeat { get; protected set; }

    /// <summary>Decides on what is locked and adds its statements. It may be called again if storing failed.</summary>
    public abstract void Apply(SqlBatch batch, LockedRows rows);

    /// <summary>Answers whoever asked for it.</summary>
    public abstract void Complete();

    /// <summary>Tells whoever asked for it that nothing is known to be stored.</summary>
    public abstract void Fail(Exception exception);
}
