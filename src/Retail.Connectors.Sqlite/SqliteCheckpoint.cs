using Microsoft.Data.Sqlite;

namespace Retail.Connectors.Sqlite;

/// <summary>
/// Copies what was committed from the log into the file, beside the writer, so that no commit takes as long as a thousand
/// pages. The log begins anew once all of it is copied before somebody commits again. While commits follow each other
/// without a pause that does not come about by itself: once the log is long, the writer copies what is left between two.
/// </summary>
internal sealed class SqliteCheckpoint(SqliteStoreOptions options, SqliteSession writer) : IDisposable
{
    /// <summary>Pages of 4 KB from one copy to the next, as SQLite has it unless told otherwise.</summary>
    private const int Interval = 1_000;

    private const int LongLog = 2 * Interval;

    private SqliteSession? _session;
    private Task _copying = Task.CompletedTask;
    private int _pages;
    private volatile bool _isLong;

    /// <summary>Called by the writer after each commit that it has answered.</summary>
    public void Committed()
    {
        _pages += writer.TakePagesWritten();
        if (_pages < Interval || (_pages < LongLog && !_copying.IsCompleted))
        {
            return;
        }

        WaitForCopy();
        _pages = 0;
        if (_isLong)
        {
            Copy(writer);
        }
        else
        {
            _copying = Task.Run(() => Copy(_session ??= new SqliteSession(options)));
        }
    }

    /// <summary>Waits until nothing is copied any more; whoever closes the file last copies the rest.</summary>
    public void Dispose()
    {
        WaitForCopy();
        _session?.Dispose();
    }

    private void WaitForCopy() => _copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();

    /// <summary>Copies as much as is not in the way of who reads.</summary>
    private void Copy(SqliteSession session)
    {
        try
        {
            using var rows = session.Query("PRAGMA wal_checkpoint(PASSIVE)");
            _isLong = rows.Read() && rows.GetInt32(1) >= LongLog;
        }
        catch (SqliteException)
        {
            // The disk is full, say: what is committed stands in the log, and is copied together with the next pages.
        }
    }
}
