namespace Retail.Connectors.Pipelines.Work;

/// <summary>
/// Tells a node that work may have become due elsewhere, so that it need not wait for its next poll. Signals may be lost,
/// come late or for nothing: polling goes on beside them.
/// </summary>
public interface IWorkSignals
{
    /// <summary>Listens until cancelled. What breaks meanwhile is mended inside: it ends for no other reason.</summary>
    /// <param name="signal">Called on any thread whenever work may have become due; returns at once.</param>
    /// <param name="cancellationToken">Stops listening.</param>
    Task ListenAsync(Action signal, CancellationToken cancellationToken);
}
