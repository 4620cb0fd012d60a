namespace Retail.Connectors.Changes;

/// <summary>Lists all records of a window cheaply: what reconciliation stands on.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
public interface ICensus<T>
    where T : class
{
    /// <summary>Lists every record of the window once.</summary>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, CancellationToken cancellationToken);
}
