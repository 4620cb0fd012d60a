using NodaTime;
using Retail.Connectors.Checkout;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>An answer, or none, and where it comes from.</summary>
internal readonly record struct LiveAnswer<TValue>(TValue? Value, AnswerOrigin Origin, Instant? AsOf);
