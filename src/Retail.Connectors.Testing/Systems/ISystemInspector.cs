using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems;

/// <summary>Looks at the target by another way than the connector: at a simulator's state, or by raw calls of its own.</summary>
public interface ISystemInspector
{
    /// <summary>Everything that carries a key, cancelled and half-made documents included.</summary>
    /// <param name="system">The company or shop.</param>
    /// <param name="kind">What kind of record is looked for.</param>
    /// <param name="key">
    /// The effect's key; the connector decides in which form it is stored. The source's id of a product's key is its SKU, the source of a note's key is its order.
    /// </param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<ImmutableArray<InspectedDocument>> FindAsync(
        SystemName system, EntityKind kind, EffectKey key, CancellationToken cancellationToken);

    /// <summary>One record by its id.</summary>
    /// <param name="record">Which record.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The record, or null if it is not there.</returns>
    Task<InspectedDocument?> ReadAsync(EntityRef record, CancellationToken cancellationToken);
}
