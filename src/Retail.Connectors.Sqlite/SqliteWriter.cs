namespace Retail.Connectors.Sqlite;

/// <summary>
/// The one writer of a process. Changes that arrive together are flushed together, and none is answered before the
/// flush. If one of them fails, all are undone and made again, each in a savepoint of its own, so that it takes no other
/// along; savepoints from the start would copy every page that a change touches.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteSession _session;
    private readonly int _groupSize;
    private readonly WriteQueue<IChange> _queue = new();
    private readonly Task _loop;

    public SqliteWriter(SqliteStoreOptions options)
    {
        _session = new SqliteSession(options);
        try
        {
            SqliteSchema.Ensure(_session.Connection);
        }
        catch
        {
            _session.Dispose();
            throw;
        }

        _groupSize = options.GroupCommitSize;
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Makes a change and flushes it.</summary>
    public ValueTask<T> ChangeAsync<T>(Func<SqliteSession, T> change, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        var item = new Change<T>(change);
        return _queue.TryAdd(item)
            ? new ValueTask<T>(item.Task)
            : ValueTask.FromException<T>(new ObjectDisposedException(nameof(SqliteWriter)));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop;
        _session.Dispose();
    }

    private void Run()
    {
        var group = new List<IChange>(_groupSize);
        while (_queue.Wait())
        {
            group.Clear();
            _ = _queue.Take(group, _groupSize);
            try
            {
                _session.Execute("BEGIN IMMEDIATE");
                if (!ApplyAll(group))
                {
                    _session.Execute("ROLLBACK");
                    _session.Execute("BEGIN IMMEDIATE");
                    group.ForEach(ApplyAlone);
                }

                _session.Execute("COMMIT");
            }
            catch (Exception exception)
            {
                Rollback();
                group.ForEach(change => change.Fail(exception));
                continue;
            }

            group.ForEach(change => change.Complete());
        }
    }

    /// <summary>Applies a group and what arrives while it is applied: those who come together are rarely all there when the first is taken.</summary>
    private bool ApplyAll(List<IChange> group)
    {
        var next = 0;
        do
        {
            while (next < group.Count)
            {
                if (!group[next++].TryApply(_session))
                {
                    return false;
                }
            }
        }
        while (_queue.Take(group, _groupSize - group.Count));
        return true;
    }

    private void ApplyAlone(IChange change)
    {
        _session.Execute("SAVEPOINT change");
        if (!change.TryApply(_session))
        {
            _session.Execute("ROLLBACK TO change");
        }

        _session.Execute("RELEASE change");
    }

    private void Rollback()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite has rolled back by itself, or the transaction never began.
        }
    }

    private interface IChange
    {
        /// <summary>False if the change failed and is to be undone. It may be made again after that.</summary>
        bool TryApply(SqliteSession session);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Change<T>(Func<SqliteSession, T> change)
        : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), IChange
    {
        private T _result = default!;
        private Exception? _failure;

        public bool TryApply(SqliteSession session)
        {
            _failure = null;
            try
            {
                _result = change(session);
                return true;
            }
            catch (Exception exception)
            {
                // It is handed to whoever asked for the change.
                _failure = exception;
                return false;
            }
        }

        public void Complete()
        {
            if (_failure is null)
            {
                TrySetResult(_result);
            }
            else
            {
                TrySetException(_failure);
            }
        }

        public void Fail(Exception exception) => TrySetException(_failure ?? exception);
    }
}
