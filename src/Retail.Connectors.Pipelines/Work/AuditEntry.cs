namespace Retail.Connectors.Pipelines.Work;

/// <summary>One line of the audit: ids and names, never values.</summary>
/// <param name="Subject">What it is about: a work key, an effect key, a link.</param>
/// <param name="Action">What happened, for example <c>effect-reached</c> or <c>replayed</c>.</param>
/// <param name="Actor">Who did it: a node or an operator.</param>
/// <param name="Note">Reason or target; may be empty.</param>
public sealed record AuditEntry(string Subject, string Action, string Actor, string Note);
