using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Retail.Connectors.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>By the identity of the text: texts are constants, and long ones take time to be read for their hash.</summary>
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);

    public SqliteSession(SqliteStoreOptions options)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
            Pooling = false,
        }.ToString());
        _connection.Open();

        // Through the driver, which tries again while another process brings the file into its journal mode.
        using var settings = _connection.CreateCommand();
        settings.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384");
        settings.ExecuteNonQuery();
    }

    public SqliteConnection Connection => _connection;

    public static long Time(Instant instant) => instant.ToUnixTimeTicks();

    public static Instant Time(long ticks) => Instant.FromUnixTimeTicks(ticks);

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> parameters) => Prepare(sql, parameters).Run();

    /// <summary>Runs a query; the reader must be disposed before the same query is run again.</summary>
    public SqliteRows Query(string sql, params ReadOnlySpan<object?> parameters) => new(Prepare(sql, parameters));

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>Parameters are ?1, ?2 and so on, in the order in which they are given.</summary>
    private SqliteStatement Prepare(string sql, ReadOnlySpan<object?> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(_connection.Handle!, sql);
            _statements.Add(sql, statement);
        }

        statement.Bind(parameters);
        return statement;
    }
}
