using NodaTime;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Checkout;

/// <summary>What a product costs now.</summary>
/// <param name="Sku">The stock keeping unit that was asked for.</param>
/// <param name="Price">The price of one unit at that quantity; null if the system has none, or could not be asked.</param>
/// <param name="Origin">Where the answer comes from; a fallback has no price: the shop's own price holds.</param>
/// <param name="AsOf">The moment for which it holds; null for a fallback.</param>
public sealed record PriceAnswer(string Sku, Price? Price, AnswerOrigin Origin, Instant? AsOf);
