namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>
/// One after the other for each order: a field that is read, changed and written whole would lose what another wrote in between. It holds
/// for the commands of one process.
/// </summary>
internal sealed class OrderTurns
{
    private const int Count = 64;

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<T> TakeAsync<T>(EntityRef order, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)StringComparer.Ordinal.GetHashCode(order.Id) % Count];
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }
}
