namespace Retail.Connectors.Changes;

/// <summary>Reads one record of a system.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
public interface IReader<T>
    where T : class
{
    /// <summary>Reads the current state.</summary>
    /// <returns>The record, or null if the system does not have it.</returns>
    /// <exception cref="ConnectorException">The system could not be asked, or its answer cannot be understood.</exception>
    Task<Observed<T>?> ReadAsync(EntityRef id, CancellationToken cancellationToken);
}
