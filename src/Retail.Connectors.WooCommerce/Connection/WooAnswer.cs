using NodaTime;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>A good answer, its body read to the end.</summary>
/// <param name="Body">JSON as it came.</param>
/// <param name="Total"><c>X-WP-Total</c>; null if not sent.</param>
/// <param name="Date">The server's clock, <c>Date</c>; null if not sent.</param>
/// <param name="RequestId">The correlation id that was sent.</param>
internal sealed record WooAnswer(byte[] Body, int? Total, Instant? Date, string RequestId);
