using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>
/// An event that a flow wants announced when a command of its plan was carried out. It gets the data of
/// <see cref="EventTypes.EffectCompleted"/>, and what is given here.
/// </summary>
/// <param name="Type">What came about, for example <c>acme.order.picked</c>.</param>
/// <param name="Data">Ids and codes, never a person's data, at most <see cref="MaxDataLength"/> characters; null for none.</param>
public sealed record PlannedEvent(string Type, ImmutableSortedDictionary<string, string>? Data = null)
{
    /// <summary>The longest that names and values may be together: half of an event's, the other half is the engine's.</summary>
    public const int MaxDataLength = CanonicalEvent.MaxDataLength / 2;
}
