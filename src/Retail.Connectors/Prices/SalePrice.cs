using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Prices;

/// <summary>A reduced price.</summary>
/// <param name="Price">The price, net or gross as the regular one.</param>
/// <param name="From">From when on; null for at once.</param>
/// <param name="Until">Until when, excluded; null for until it is withdrawn.</param>
public sealed record SalePrice(Money Price, Instant? From = null, Instant? Until = null);
