using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Retail.Connectors.Sqlite;

/// <summary>The tables, and how a file gets them.</summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    private const string Create =
        """
        CREATE TABLE work (
            flow TEXT NOT NULL, source TEXT NOT NULL,
            version INTEGER NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, priority INTEGER NOT NULL,
            fence INTEGER NOT NULL DEFAULT 0, lease_until INTEGER NOT NULL DEFAULT 0, node TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, waiting_since INTEGER,
            wait_source TEXT, wait_role TEXT, wait_target TEXT,
            revision TEXT, error TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (flow, source)) WITHOUT ROWID;
        CREATE INDEX work_due ON work (priority, due) WHERE state <= 1;
        CREATE INDEX work_wait ON work (wait_source, wait_role) WHERE state = 1;
        CREATE INDEX work_state ON work (flow, state);
        CREATE TABLE parked (
            flow TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
            PRIMARY KEY (flow, source)) WITHOUT ROWID;
        CREATE TABLE ledger (
            key TEXT PRIMARY KEY, command TEXT NOT NULL, flow TEXT NOT NULL, source TEXT NOT NULL, fence INTEGER NOT NULL,
            mixed INTEGER NOT NULL DEFAULT 0, begun INTEGER NOT NULL, send_before INTEGER NOT NULL, completed INTEGER, receipt TEXT) WITHOUT ROWID;
        CREATE TABLE link (
            source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, target_system TEXT NOT NULL,
            name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
        CREATE TABLE shadow (
            source TEXT NOT NULL, flow TEXT NOT NULL, seen TEXT NOT NULL, written TEXT, at INTEGER NOT NULL,
            PRIMARY KEY (source, flow)) WITHOUT ROWID;
        CREATE TABLE cursor (feed TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE identity (system TEXT PRIMARY KEY, identity TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, subject TEXT NOT NULL, action TEXT NOT NULL,
            actor TEXT NOT NULL, note TEXT NOT NULL);
        """;

    public static void Ensure(SqliteConnection connection)
    {
        Execute(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var found = Convert.ToInt32(Scalar(connection, transaction, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (found > Version)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{connection.DataSource} has schema {found}; this version knows {Version} at most. Use the newer version, or another file."));
        }

        if (found == 0)
        {
            Execute(connection, Create, transaction);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"), transaction);
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command.ExecuteScalar();
    }
}
