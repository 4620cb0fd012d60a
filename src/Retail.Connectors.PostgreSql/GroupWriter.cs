using System.Threading.Channels;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// Writes changes. Those that arrive together are flushed together, over a few connections. If all take the same usual
/// case for granted, one round trip stores them, unless the server finds that it is not so. Else first all rows on which
/// they decide are locked, then all statements and the commit travel at once. None is answered before the flush; one that
/// fails takes no other along.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int MaxTries = 10;

    private readonly Database _database;
    private readonly WorkNotifier _notifier;
    private readonly TimeProvider _time;
    private readonly int _groupSize;
    private readonly Channel<Change> _queue = Channel.CreateUnbounded<Change>();
    private readonly Task _loops;

    public GroupWriter(Database database, WorkNotifier notifier, PostgreSqlStoreOptions options, TimeProvider time)
    {
        _database = database;
        _notifier = notifier;
        _time = time;
        _groupSize = options.GroupCommitSize;
        _loops = Task.WhenAll(Enumerable.Range(0, options.Writers).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Makes a change and flushes it.</summary>
    public async ValueTask<T> ChangeAsync<T>(Change<T> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(change), this);

        return await change.Completion;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loops;
    }

    private async Task RunAsync()
    {
        var group = new ChangeGroup(_groupSize);
        while (await group.TakeAsync(_queue.Reader))
        {
            // Another writer may have taken all of it.
            if (group.Changes.Count > 0)
            {
                await StoreAsync(group.Changes, UsualOf(group.Changes));
            }
        }
    }

    private async Task StoreAsync(IReadOnlyList<Change> changes, UsualChange usual)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryStoreAsync(changes, usual) is not { } again)
                {
                    await StoreEachAsync(changes);
                }
                else if (again.Count > 0)
                {
                    await StoreAsync(again, UsualChange.None);
                }

                return;
            }
            catch (PostgresException exception) when (exception.InvariantSeverity == "ERROR" && usual is UsualChange.Begin or UsualChange.Done)
            {
                // Something is not as usual: it is looked at before anything is stored.
                usual = UsualChange.None;
            }
            catch (PostgresException exception) when (exception.InvariantSeverity == "ERROR" && changes.Count > 1)
            {
                // The server refused before the commit, so nothing is stored.
                await StoreEachAsync(changes);
                return;
            }
            catch (PostgresException exception) when (CollidedWithOthers(exception) && attempt < MaxTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * attempt)), _time);
            }
            catch (Exception exception)
            {
                // It is handed to whoever asked for the changes.
                foreach (var change in changes)
                {
                    change.Fail(exception);
                }

                return;
            }
        }
    }

    /// <summary>Each alone tells which one it was that cannot be stored.</summary>
    private async Task StoreEachAsync(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            await StoreAsync([change], change.Usual == UsualChange.Hints ? UsualChange.Hints : UsualChange.None);
        }
    }

    /// <summary>What has to be decided again; null if one of several makes no statement, and nothing was sent.</summary>
    private async Task<List<Change>?> TryStoreAsync(IReadOnlyList<Change> changes, UsualChange usual)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        var rows = usual == UsualChange.None
            ? await LockedRows.LockAsync(_database, connection, changes, CancellationToken.None)
            : LockedRows.None(_database);
        await using var statements = new GroupStatements(_database, connection);
        var stored = new List<Change>(changes.Count);
        foreach (var change in changes)
        {
            var before = statements.Mark();
            try
            {
                change.Apply(statements, rows);
                stored.Add(change);
            }
            catch (Exception exception)
            {
                // It is handed to whoever asked for the change.
                statements.GoBackTo(before);
                change.Fail(exception);
            }
        }

        await using var batch = new SqlBatch(_database, connection);
        try
        {
            statements.AddTo(batch, rows);
        }
        catch (Exception) when (changes.Count > 1)
        {
            return null;
        }

        if (rows.AreLocked)
        {
            batch.Execute("COMMIT");
        }

        await batch.RunAsync(CancellationToken.None);
        foreach (var change in stored.Where(change => !change.IsToRepeat))
        {
            change.Complete();
        }

        if (statements.WokeWaiting || stored.Exists(change => change.MadeDue))
        {
            _notifier.Notify();
        }

        return stored.FindAll(change => change.IsToRepeat);
    }

    /// <summary>What all of them take for granted.</summary>
    private static UsualChange UsualOf(IReadOnlyList<Change> changes) =>
        changes.All(change => change.Usual == changes[0].Usual) ? changes[0].Usual : UsualChange.None;

    private static bool CollidedWithOthers(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
