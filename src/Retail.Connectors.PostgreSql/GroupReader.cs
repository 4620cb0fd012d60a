using System.Collections.Immutable;
using System.Threading.Channels;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// Reads what each piece of work asks for before it is planned. Reads that arrive together travel together, over one
/// connection after another, and one statement does all that ask the same of other keys; one that fails takes no other along.
/// </summary>
internal sealed class GroupReader : IAsyncDisposable
{
    private const int MaxGroup = 256;
    private const int Readers = 2;

    private readonly Database _database;
    private readonly Channel<PendingRead> _queue = Channel.CreateUnbounded<PendingRead>();
    private readonly Task _loops;

    public GroupReader(Database database)
    {
        _database = database;
        _loops = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Runs one query together with others; each sees what was stored before it was asked.</summary>
    public async ValueTask<T> QueryAsync<T>(
        Func<NpgsqlDataReader, T> read, string sql, object?[] parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = new PendingRead.Single<T>(read, sql, parameters);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), this);
        return await item.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Finds the rows of one key, together with those of others; each sees what was stored before it was asked.</summary>
    public async ValueTask<ImmutableArray<T>> FindAsync<T>(KeyedQuery<T> query, string[] key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = new PendingRead.Keyed<T>(query, key);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), this);
        return await item.Completion.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loops;
    }

    private async Task RunAsync()
    {
        var group = new List<PendingRead>(MaxGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && _queue.Reader.TryRead(out var read))
            {
                group.Add(read);
            }

            if (group.Count > 0)
            {
                await RunAsync(group);
                group.Clear();
            }
        }
    }

    private async Task RunAsync(List<PendingRead> group)
    {
        try
        {
            await using var connection = await _database.OpenAsync(CancellationToken.None);
            await using var batch = new SqlBatch(_database, connection);
            foreach (var alike in group.GroupBy(read => read.Kind, ReferenceEqualityComparer.Instance))
            {
                alike.First().AddTo(batch, [.. alike]);
            }

            await batch.RunAsync(CancellationToken.None);
        }
        catch (Exception) when (group.Count > 1)
        {
            // Each alone tells which one it was; reading twice does no harm.
            foreach (var read in group)
            {
                await RunAsync([read]);
            }

            return;
        }
        catch (Exception exception)
        {
            // It is handed to whoever asked.
            group[0].Fail(exception);
            return;
        }

        foreach (var read in group)
        {
            read.Complete();
        }
    }
}
