using Retail.Connectors.Changes;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>
/// Turns the state of a record, and of other records that belong to it, into commands. What it needs to know is gathered first; the
/// planning itself is pure: no I/O, no clock, no vendor.
/// </summary>
/// <typeparam name="T">The canonical type of the record.</typeparam>
/// <typeparam name="TFacts">What it needs to know besides the record.</typeparam>
public interface IFlow<T, TFacts>
    where T : class
{
    /// <summary>Reads what the plan needs, and decides nothing.</summary>
    /// <param name="source">The record.</param>
    /// <param name="observed">Its current state; null if the source does not have it (any more).</param>
    /// <param name="context">What is known about it.</param>
    /// <param name="lookups">Reads of the systems and of the store.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <exception cref="ConnectorException">A system could not be asked; the engine tries again later.</exception>
    ValueTask<TFacts> GatherAsync(
        EntityRef source, Observed<T>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken);

    /// <summary>Plans what should be true in the target.</summary>
    /// <param name="source">The record.</param>
    /// <param name="observed">Its current state; null if the source does not have it (any more).</param>
    /// <param name="facts">What was gathered.</param>
    /// <param name="context">What is known about it.</param>
    Plan Plan(EntityRef source, Observed<T>? observed, TFacts facts, PlanContext context);
}
