using System.Collections.Concurrent;

namespace Retail.Connectors.Sqlite;

/// <summary>Read sessions that are kept open and lent out one at a time.</summary>
internal sealed class SqliteReaders(SqliteStoreOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];

    public T Read<T>(Func<SqliteSession, T> read)
    {
        if (!_idle.TryTake(out var session))
        {
            session = new SqliteSession(options);
        }

        var sound = false;
        try
        {
            var result = read(session);
            sound = true;
            return result;
        }
        finally
        {
            if (sound)
            {
                _idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
