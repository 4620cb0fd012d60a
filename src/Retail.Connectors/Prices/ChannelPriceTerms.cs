using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Prices;

/// <summary>How a selling channel keeps its prices.</summary>
/// <param name="Currency">The currency of all of them, with the digits that the channel shows.</param>
/// <param name="Basis">Whether they contain tax; null if the channel does not say.</param>
public sealed record ChannelPriceTerms(CurrencyRules Currency, PriceBasis? Basis);
