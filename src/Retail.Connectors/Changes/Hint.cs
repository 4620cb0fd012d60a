namespace Retail.Connectors.Changes;

/// <summary>"Look at this record." It carries no truth.</summary>
/// <param name="Ref">Which record.</param>
/// <param name="Origin">Who said so, for people: <c>webhook</c>, <c>poll</c>, <c>sweep</c>.</param>
public readonly record struct Hint(EntityRef Ref, string Origin);
