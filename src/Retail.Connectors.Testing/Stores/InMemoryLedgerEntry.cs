using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>One effect that was begun.</summary>
/// <param name="Holder">The work that began it last.</param>
/// <param name="Fence">The fence of that work's claim.</param>
/// <param name="Command">What was asked last.</param>
/// <param name="Mixed">True if different things were asked before it was completed.</param>
/// <param name="SendBefore">Until when a request could have been sent.</param>
/// <param name="Receipt">What it left; null while it is not completed.</param>
internal sealed record InMemoryLedgerEntry(
    WorkKey Holder, long Fence, Digest Command, bool Mixed, Instant SendBefore, Receipt? Receipt);
