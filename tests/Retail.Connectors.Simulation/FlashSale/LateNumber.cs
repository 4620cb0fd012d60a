using NodaTime;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>A number that a shop showed later than the objective allows, and what it waited for.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Shop">The shop that showed it.</param>
/// <param name="Age">From the change to the shop's number.</param>
/// <param name="Order">The order that changed it; null if it was no order.</param>
/// <param name="Hinted">From placing the order to the first word of it; null if it was no order.</param>
/// <param name="Known">From placing the order to the moment at which it counted; null if it was no order.</param>
internal sealed record LateNumber(string Sku, string Shop, Duration Age, EntityRef? Order, Duration? Hinted, Duration? Known);
