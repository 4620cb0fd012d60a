using Retail.Connectors.Amounts;

namespace Retail.Connectors.Prices;

/// <summary>A named set of prices.</summary>
/// <param name="Ref">Which record in which system.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Currency">The currency of its prices.</param>
public sealed record PriceList(EntityRef Ref, string Name, CurrencyCode Currency);
