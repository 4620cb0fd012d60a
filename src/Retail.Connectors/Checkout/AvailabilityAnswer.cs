using NodaTime;

namespace Retail.Connectors.Checkout;

/// <summary>Whether so many of a product can be promised now.</summary>
/// <param name="Sku">The stock keeping unit that was asked for.</param>
/// <param name="IsAvailable">True if they can.</param>
/// <param name="Quantity">How many there are in sales units, safety stock taken off and never below zero; null for a fallback.</param>
/// <param name="Origin">Where the answer comes from.</param>
/// <param name="AsOf">The moment for which it holds; null for a fallback.</param>
public sealed record AvailabilityAnswer(string Sku, bool IsAvailable, decimal? Quantity, AnswerOrigin Origin, Instant? AsOf);
