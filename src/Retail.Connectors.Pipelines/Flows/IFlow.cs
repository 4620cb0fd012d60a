using Retail.Connectors.Changes;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>Turns the state of a record into commands. Pure: no I/O, no clock, no vendor.</summary>
/// <typeparam name="T">The canonical type of the record.</typeparam>
public interface IFlow<T>
    where T : class
{
    /// <summary>Plans what should be true in the target.</summary>
    /// <param name="source">The record.</param>
    /// <param name="observed">Its current state; null if the source does not have it (any more).</param>
    /// <param name="context">What is known about it.</param>
    Plan Plan(EntityRef source, Observed<T>? observed, PlanContext context);
}
