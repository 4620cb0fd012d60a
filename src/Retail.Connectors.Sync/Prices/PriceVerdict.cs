using NodaTime;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Prices;

/// <summary>What a shop is to ask for a product.</summary>
/// <param name="Explanation">How it came about, without what the shop said.</param>
/// <param name="Wanted">What the shop is to show; null if nothing is to be changed.</param>
/// <param name="Problem">Why a person has to look; null if nobody has to.</param>
/// <param name="LookAt">When time alone may change it; null for never.</param>
internal sealed record PriceVerdict(PriceExplanation Explanation, ShownPrice? Wanted, ParkReason? Problem, Instant? LookAt);
