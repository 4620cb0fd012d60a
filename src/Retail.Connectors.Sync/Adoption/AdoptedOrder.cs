namespace Retail.Connectors.Sync.Adoption;

/// <summary>What became of one older order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its number; empty if it could not be read.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Documents">The sales orders that were considered, by name; empty if there are none.</param>
/// <param name="Explanation">Why it was not linked, in words; empty if it was.</param>
public sealed record AdoptedOrder(EntityRef Order, string Number, AdoptionVerdict Verdict, string Documents, string Explanation);
