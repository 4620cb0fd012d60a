namespace Retail.Connectors.Pipelines.Events;

/// <summary>
/// Brings events to a company's bus. Without one no event is stored. Added by
/// <see cref="Microsoft.Extensions.DependencyInjection.PipelineBuilderExtensions"/>.
/// </summary>
public interface IEventPublisher
{
    /// <summary>
    /// Publishes an event; called for many at one time, but for one subject in order. It returns when the bus has promised
    /// to keep it. An event may be published again, with the same id, when that was not learnt.
    /// </summary>
    /// <param name="stored">The event.</param>
    /// <param name="cancellationToken">Gives it up; it is published again later.</param>
    /// <exception cref="EventRefusedException">The bus refuses this event, others may go.</exception>
    /// <exception cref="Exception">Anything else is taken for a bus that is away: all events wait.</exception>
    Task PublishAsync(StoredEvent stored, CancellationToken cancellationToken);
}
