namespace Retail.Connectors.PostgreSql;

/// <summary>One effect that was begun.</summary>
/// <param name="Command">What was asked last.</param>
/// <param name="Flow">The flow of the work that began it last.</param>
/// <param name="Source">The record of that work.</param>
/// <param name="Fence">The fence of that work's claim.</param>
/// <param name="Mixed">True if different things were asked before it was completed.</param>
/// <param name="SendBefore">Until when a request could have been sent.</param>
/// <param name="Receipt">What it left; null while it is not completed.</param>
internal sealed record LedgerRow(
    string Command, string Flow, string Source, long Fence, bool Mixed, DateTime SendBefore, string? Receipt);
