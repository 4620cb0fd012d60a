using Retail.Connectors.Amounts;

namespace Retail.Connectors.Effects;

/// <summary>An explicit rounding line on a document.</summary>
/// <param name="RateId">The source's tax rate that it corrects.</param>
/// <param name="Amount">By how much, signed.</param>
public sealed record RoundingAdjustment(string RateId, Money Amount);
