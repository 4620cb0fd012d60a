using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Retail.Connectors.Sqlite;

/// <summary>
/// A prepared statement, bound by position. The store runs a dozen small statements for a piece of work: looking up
/// parameters by name and making a reader for each takes longer than what they do.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;
    private readonly sqlite3 _connection;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        Handle = handle;
    }

    public sqlite3_stmt Handle { get; }

    public void Bind(ReadOnlySpan<object?> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            Check(Bind(i + 1, parameters[i]));
        }
    }

    /// <summary>Goes to the next row; false if there is none. Throws where SQLite fails, and ends the statement then.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(Handle);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        Reset();
        Check(result);
        return false;
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>The number of rows that it changed, if it changes any.</returns>
    public int Run()
    {
        while (Step())
        {
            // A pragma answers with a row.
        }

        var changed = raw.sqlite3_changes(_connection);
        Reset();
        return changed;
    }

    /// <summary>Ends it; what went wrong was said by <see cref="Step"/>.</summary>
    public void Reset() => raw.sqlite3_reset(Handle);

    public void Dispose() => Handle.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(Handle, position),
        string text => Bind(position, text),
        long number => raw.sqlite3_bind_int64(Handle, position, number),
        int number => raw.sqlite3_bind_int(Handle, position, number),
        bool flag => raw.sqlite3_bind_int(Handle, position, flag ? 1 : 0),
        _ => throw new ArgumentException($"{value.GetType().Name} cannot be stored.", nameof(value)),
    };

    private int Bind(int position, string text)
    {
        // An empty span would be bound as NULL.
        if (text.Length is 0 or > StackBytes / 3)
        {
            return raw.sqlite3_bind_text(Handle, position, text);
        }

        Span<byte> bytes = stackalloc byte[StackBytes];
        return raw.sqlite3_bind_text(Handle, position, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
