using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Pipelines.Effects;

/// <summary>What the ledger says when an effect is begun.</summary>
public abstract record BeginResult
{
    private BeginResult()
    {
    }

    /// <summary>It is begun for the first time: nothing can have been sent.</summary>
    public sealed record First : BeginResult;

    /// <summary>It was begun before and never completed: its outcome is unknown.</summary>
    /// <param name="LastSendBefore">Until when an earlier request could have been sent.</param>
    /// <param name="Command">What was asked then; null if different things were, so that none can be told from the other.</param>
    public sealed record Again(Instant LastSendBefore, Digest? Command) : BeginResult;

    /// <summary>
    /// It was begun before, and what was sent then may still appear. Nothing was recorded, and nothing may be sent.
    /// </summary>
    /// <param name="Until">When it has settled.</param>
    public sealed record Unsettled(Instant Until) : BeginResult;

    /// <summary>It was completed before.</summary>
    /// <param name="Receipt">What it left.</param>
    /// <param name="Command">What was asked.</param>
    public sealed record Completed(Receipt Receipt, Digest Command) : BeginResult;

    /// <summary>Other work is at it right now.</summary>
    /// <param name="Until">The end of the other's lease.</param>
    public sealed record HeldByOther(Instant Until) : BeginResult;

    /// <summary>The claim is no longer valid; nothing was recorded.</summary>
    public sealed record FenceLost : BeginResult;
}
