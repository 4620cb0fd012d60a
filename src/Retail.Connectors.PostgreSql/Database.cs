using System.Collections.Concurrent;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>Connections to the database, and statements for its schema.</summary>
internal sealed class Database : IAsyncDisposable
{
    public const string SelectNow = "SELECT coalesce($1, clock_timestamp())";

    private const string WrittenAs = "retail.";

    /// <summary>
    /// Every statement finds its rows by key or in the order of an index. Plans are made once and must not depend on
    /// what the server knows about sizes: a plan that was made while a table was empty would read all of it when it is not.
    /// </summary>
    private const string ByIndexOnly =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>
    /// A node that is frozen inside a transaction keeps its rows, and with slots the turn of all others, until the server
    /// ends it: no transaction here waits for anything but its next statements.
    /// </summary>
    private const string NoIdleTransactions = "-c idle_in_transaction_session_timeout=15s";

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider? _clock;
    private readonly ConcurrentDictionary<string, string> _statements = new(StringComparer.Ordinal);
    private readonly SchemaUpgrade _upgrade;

    public Database(PostgreSqlStoreOptions options)
    {
        Schema = options.Schema;
        Channel = $"{options.Schema}_work";
        _clock = options.Clock;
        _upgrade = new SchemaUpgrade(this);
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "Retail.Connectors";
        settings.Enlist = false;

        // Nothing here changes a session, so there is nothing to be put back between two uses of it.
        settings.NoResetOnClose = true;
        if (options.PrepareStatements)
        {
            settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 100);
            settings.AutoPrepareMinUsages = 2;
            settings.Options = $"{NoIdleTransactions} {settings.Options} {ByIndexOnly}";
        }

        if (settings.KeepAlive == 0)
        {
            // Who listens and never writes would not notice that the other side is gone.
            settings.KeepAlive = 30;
        }

        _source = builder.Build();
    }

    public string Schema { get; }

    public string Channel { get; }

    /// <summary>The moment for statements: left to the server's clock unless a test has its own.</summary>
    public SqlNow Now => new(_clock is { } clock ? SqlTime.At(clock.GetCurrentInstant()) : null);

    /// <summary>Statements are written for the schema <c>retail</c>.</summary>
    public string Sql(string statement) => Schema == "retail"
        ? statement
        : _statements.GetOrAdd(statement, static (text, schema) => text.Replace(WrittenAs, schema + ".", StringComparison.Ordinal), Schema);

    /// <summary>Opens a connection whose schema is up to date.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await EnsureSchemaAsync(cancellationToken);
        return await ConnectAsync(cancellationToken);
    }

    public ValueTask EnsureSchemaAsync(CancellationToken cancellationToken) => _upgrade.EnsureAsync(cancellationToken);

    /// <summary>Opens a connection, whatever the schema.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>Runs one statement in a transaction of its own.</summary>
    public async ValueTask<T> QueryAsync<T>(
        Func<NpgsqlDataReader, T> read, string sql, object?[] parameters, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var batch = new SqlBatch(this, connection);
        T result = default!;
        batch.Query(rows => result = read(rows), sql, parameters);
        await batch.RunAsync(cancellationToken);
        return result;
    }

    /// <summary>The moment by the clock that measures leases.</summary>
    public async ValueTask<DateTime> ReadNowAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var batch = new SqlBatch(this, connection, transaction);
        var now = default(DateTime);
        batch.Query(rows => now = rows.Read() ? rows.GetDateTime(0) : default, SelectNow, Now);
        await batch.RunAsync(cancellationToken);
        return now;
    }

    public ValueTask DisposeAsync()
    {
        _upgrade.Dispose();
        return _source.DisposeAsync();
    }
}
