using Retail.Connectors.Changes;

namespace Retail.Connectors.Pipelines.Previews;

/// <summary>
/// Dry runs: what flows would write, read and planned as they would, with nothing written to any system or to the store. Targets are asked
/// what they have already.
/// </summary>
public interface IFlowPreviews
{
    /// <summary>Names of all flows that can be previewed.</summary>
    IReadOnlyCollection<string> Flows { get; }

    /// <summary>Previews a flow over all records of a window, as its source's census lists them.</summary>
    /// <param name="flow">The flow's name.</param>
    /// <param name="window">The span of the source's business time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>One entry for each record, also for those that need nothing.</returns>
    /// <exception cref="ArgumentException">There is no such flow.</exception>
    /// <exception cref="InvalidOperationException">The source offers no census of such records.</exception>
    /// <exception cref="ConnectorException">The census could not be read. A record that cannot be read is an entry of its own.</exception>
    IAsyncEnumerable<PreviewedWork> PreviewAsync(string flow, CensusWindow window, CancellationToken cancellationToken);

    /// <summary>Previews a flow over chosen records.</summary>
    /// <param name="flow">The flow's name.</param>
    /// <param name="sources">The records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">There is no such flow.</exception>
    IAsyncEnumerable<PreviewedWork> PreviewAsync(string flow, IEnumerable<EntityRef> sources, CancellationToken cancellationToken);
}
