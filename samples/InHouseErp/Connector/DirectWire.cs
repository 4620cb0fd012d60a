namespace InHouseErp.Connector;

/// <summary>Nothing stands between.</summary>
internal sealed class DirectWire : IErpWire
{
    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) => call(cancellationToken);
}
