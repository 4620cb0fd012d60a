using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.PostgreSql;
using Retail.Connectors.Sqlite;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A store of its own for one scene, as the test sees it beside its workers.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private static int _schemas;
    private readonly IAsyncDisposable _owned;

    private StoreUnderTest(IWorkStore store, IAsyncDisposable owned)
    {
        Store = store;
        _owned = owned;
    }

    public IWorkStore Store { get; }

    public string? SqliteFile { get; private init; }

    public string? Connection { get; private init; }

    public string Schema { get; private init; } = "retail";

    public static async Task<StoreUnderTest> CreateAsync(StoreKind kind, string folder) => kind == StoreKind.Sqlite
        ? OpenSqlite(Path.Combine(folder, "retail.db"))
        : OpenPostgreSql(await PostgreSqlEngine.ConnectAsync());

    public static StoreUnderTest OpenSqlite(string file)
    {
        var store = new SqliteWorkStore(new SqliteStoreOptions { Path = file }, TimeProvider.System);
        return new StoreUnderTest(store, store) { SqliteFile = file };
    }

    public static StoreUnderTest OpenPostgreSql(string connection)
    {
        var schema = string.Create(CultureInfo.InvariantCulture, $"crash_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}");
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 8 };

        // A worker that is stopped inside a transaction keeps its rows until the server ends it.
        settings.Options = $"{settings.Options} -c idle_in_transaction_session_timeout=2s".Trim();
        var store = new PostgreSqlWorkStore(
            new PostgreSqlStoreOptions { ConnectionString = settings.ToString(), Schema = schema }, TimeProvider.System);
        return new StoreUnderTest(store, store) { Connection = settings.ToString(), Schema = schema };
    }

    /// <summary>
    /// Does something while nobody is inside a transaction of the SQLite file, which has one writer: whoever was stopped
    /// there would keep all others waiting, and the system could not know that it will not come back.
    /// </summary>
    public void WhileNobodyWrites(Action action)
    {
        if (SqliteFile is null)
        {
            action();
            return;
        }

        using var connection = new SqliteConnection($"Data Source={SqliteFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();

        // Closing ends it, whatever the file answers to a ROLLBACK while others come and go.
        action();
    }

    public ValueTask DisposeAsync() => _owned.DisposeAsync();
}
