using NodaTime;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>Asks for events that have not been published yet.</summary>
/// <param name="Reader">Who asks: another name for each process and each start of it.</param>
/// <param name="Max">At most so many.</param>
/// <param name="Lease">How long nobody else is given any, by the store's clock.</param>
public sealed record EventClaim(string Reader, int Max, Duration Lease);
