namespace InHouseErp.Connector;

/// <summary>The way to the database: one call is one transaction. Tests put a gate into it.</summary>
public interface IErpWire
{
    /// <summary>Carries one transaction out.</summary>
    Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken);
}
