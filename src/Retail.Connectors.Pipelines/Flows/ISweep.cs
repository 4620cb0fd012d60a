using NodaTime;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>
/// Looks, again and again, for records that no change feed tells of, such as those that were deleted. It decides nothing: the flows that
/// handle such records look at what it names.
/// </summary>
public interface ISweep
{
    /// <summary>Names the records to be looked at.</summary>
    /// <param name="lookups">Reads of the systems and of the store.</param>
    /// <param name="now">The moment at which the sweep began.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <exception cref="ConnectorException">A system could not be asked; the engine tries again later.</exception>
    Task<IReadOnlyCollection<EntityRef>> FindAsync(ILookups lookups, Instant now, CancellationToken cancellationToken);
}
