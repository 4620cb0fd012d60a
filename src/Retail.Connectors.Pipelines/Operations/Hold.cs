using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Operations;

/// <summary>Something is held until it is released, over all nodes and restarts.</summary>
/// <param name="Target">What.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Entry">
/// The parked entry that stands for it: replaying or discarding that entry releases the hold, and releasing the hold
/// discards the entry. Null if a person holds it.
/// </param>
public sealed record Hold(HoldTarget Target, string Reason, WorkKey? Entry = null);
