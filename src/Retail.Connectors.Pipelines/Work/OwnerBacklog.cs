using NodaTime;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>Parked work of one owner.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Count">How much of it there is.</param>
/// <param name="Since">When the oldest of it was parked.</param>
public sealed record OwnerBacklog(ParkOwner Owner, long Count, Instant Since);
