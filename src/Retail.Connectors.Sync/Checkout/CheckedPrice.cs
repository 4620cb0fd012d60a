using NodaTime;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Sync.Checkout;

/// <summary>What a product costs, for any quantity and moment; null for no price.</summary>
internal delegate Price? CheckedPrice(decimal quantity, Instant at);
