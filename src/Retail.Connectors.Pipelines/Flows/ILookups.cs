using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Shadows;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>What a flow may ask while it gathers facts. Calls to a system go through its lane, as the engine's own do.</summary>
public interface ILookups
{
    /// <summary>Reads a record of any system.</summary>
    /// <typeparam name="T">The canonical type of the record.</typeparam>
    /// <returns>The record, or null if the system does not have it.</returns>
    /// <exception cref="InvalidOperationException">The system has no <see cref="IReader{T}"/>.</exception>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<Observed<T>?> ReadAsync<T>(EntityRef id, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Asks a port of a system, for example its stock source.</summary>
    /// <typeparam name="TPort">The port.</typeparam>
    /// <typeparam name="TAnswer">What it answers.</typeparam>
    /// <param name="system">The system.</param>
    /// <param name="ask">The question; nothing that writes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidOperationException">The system has no such port.</exception>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
        where TPort : class;

    /// <summary>Whether a system has a port, for example an <see cref="IReader{T}"/> of its invoices.</summary>
    /// <typeparam name="TPort">The port.</typeparam>
    bool Offers<TPort>(SystemName system)
        where TPort : class;

    /// <summary>What a record became: its links, the oldest first.</summary>
    ValueTask<ImmutableArray<Link>> LinksOfAsync(EntityRef source, CancellationToken cancellationToken);

    /// <summary>What a record came from: the links that point to it, the oldest first.</summary>
    ValueTask<ImmutableArray<Link>> LinksToAsync(EntityRef target, CancellationToken cancellationToken);

    /// <summary>
    /// The effects of a record that this flow began and that were never completed: they were refused, or what they left is unknown. In
    /// no particular order.
    /// </summary>
    ValueTask<ImmutableArray<OpenEffect>> OpenEffectsOfAsync(EntityRef source, CancellationToken cancellationToken);

    /// <summary>What an order takes of a stock pool as it was stored last, in no particular order.</summary>
    ValueTask<ImmutableArray<DemandLine>> DemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken);

    /// <summary>What a flow last saw and wrote of a record; null if it never handled it.</summary>
    ValueTask<Shadow?> ShadowOfAsync(EntityRef source, string flow, CancellationToken cancellationToken);
}
