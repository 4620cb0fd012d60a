using Retail.Connectors.Amounts;

namespace Retail.Connectors.Changes;

/// <summary>One record in a cheap listing, as reconciliation needs it.</summary>
/// <param name="Ref">Which record.</param>
/// <param name="Revision">The system's mark of its state.</param>
/// <param name="State">Its state in the system's own word.</param>
/// <param name="Total">Its total; null if it has none.</param>
/// <param name="Key">The effect key it carries, in the form it is stored in; null if it carries none.</param>
public sealed record CensusEntry(EntityRef Ref, Revision Revision, string State, Money? Total, string? Key);
