namespace Retail.Connectors.Pipelines.Batches;

/// <summary>
/// Works on many items together, so that few calls do what many would. Each piece of its work belongs to one node at a time,
/// over all nodes, and is done again from what is stored when that node dies.
/// </summary>
public interface IBatchFlow
{
    /// <summary>Does a piece of work.</summary>
    /// <param name="source">Which one: the schedule, or one that the flow itself or a person asked for.</param>
    /// <param name="batch">Reads, writes and stores.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConnectorException">A system could not be asked; the engine tries again later.</exception>
    Task<BatchOutcome> RunAsync(EntityRef source, IBatch batch, CancellationToken cancellationToken);
}
