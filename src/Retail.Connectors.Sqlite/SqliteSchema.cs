using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Retail.Connectors.Sqlite;

/// <summary>The tables, and how a file gets them.</summary>
internal static class SqliteSchema
{
    public const int Version = 4;

    private const string Create =
        """
        CREATE TABLE work (
            flow TEXT NOT NULL, source TEXT NOT NULL,
            version INTEGER NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, priority INTEGER NOT NULL,
            fence INTEGER NOT NULL DEFAULT 0, lease_until INTEGER NOT NULL DEFAULT 0, node TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, waiting_since INTEGER,
            wait_source TEXT, wait_role TEXT, wait_target TEXT,
            revision TEXT, error TEXT NOT NULL DEFAULT '', flow_version INTEGER NOT NULL DEFAULT 1, trace TEXT,
            PRIMARY KEY (flow, source)) WITHOUT ROWID;
        CREATE INDEX work_wait ON work (wait_source, wait_role) WHERE state = 1;
        CREATE INDEX work_state ON work (flow, state);
        CREATE TABLE parked (
            flow TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
            code TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (flow, source)) WITHOUT ROWID;
        CREATE TABLE ledger (
            key TEXT PRIMARY KEY, command TEXT NOT NULL, flow TEXT NOT NULL, source TEXT NOT NULL, fence INTEGER NOT NULL,
            mixed INTEGER NOT NULL DEFAULT 0, begun INTEGER NOT NULL, send_before INTEGER NOT NULL, completed INTEGER, receipt TEXT) WITHOUT ROWID;
        CREATE TABLE link (
            source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, target_system TEXT NOT NULL,
            name TEXT NOT NULL, at INTEGER NOT NULL, lines TEXT, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
        CREATE TABLE shadow (
            source TEXT NOT NULL, flow TEXT NOT NULL, seen TEXT NOT NULL, written TEXT, at INTEGER NOT NULL,
            PRIMARY KEY (source, flow)) WITHOUT ROWID;
        CREATE TABLE cursor (feed TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE identity (system TEXT PRIMARY KEY, identity TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, subject TEXT NOT NULL, action TEXT NOT NULL,
            actor TEXT NOT NULL, note TEXT NOT NULL, seal TEXT);
        """;

    /// <summary>What a file of version 1 lacks.</summary>
    private const string From1To2 =
        """
        ALTER TABLE work ADD COLUMN flow_version INTEGER NOT NULL DEFAULT 1;
        DROP INDEX work_due;
        ALTER TABLE audit ADD COLUMN seal TEXT;
        ALTER TABLE link ADD COLUMN lines TEXT;
        ALTER TABLE work ADD COLUMN trace TEXT;
        ALTER TABLE parked ADD COLUMN code TEXT NOT NULL DEFAULT '';
        ALTER TABLE parked ADD COLUMN owner TEXT NOT NULL DEFAULT '';
        UPDATE parked SET code = json_extract(reason, '$.Code'), owner = json_extract(reason, '$.Owner');
        """;

    /// <summary>What came with version 2, for new and old files.</summary>
    private const string New2 =
        """
        CREATE INDEX work_turn ON work (flow, priority, due) WHERE state <= 1;
        CREATE INDEX work_leased ON work (flow, lease_until) WHERE lease_until > 0;
        CREATE INDEX parked_code ON parked (code, flow);
        CREATE INDEX work_source ON work (source);
        CREATE INDEX work_done ON work (due) WHERE state = 3;
        CREATE INDEX audit_unsealed ON audit (seq) WHERE seal IS NULL;
        CREATE TABLE removed_work (one INTEGER PRIMARY KEY CHECK (one = 1), fence INTEGER NOT NULL);
        CREATE TABLE audit_start (one INTEGER PRIMARY KEY CHECK (one = 1), seal TEXT NOT NULL);
        CREATE TABLE parked_missing (
            name TEXT NOT NULL, from_system TEXT NOT NULL, to_system TEXT NOT NULL, value TEXT NOT NULL,
            flow TEXT NOT NULL, source TEXT NOT NULL,
            PRIMARY KEY (name, from_system, to_system, value, flow, source)) WITHOUT ROWID;
        CREATE INDEX parked_missing_work ON parked_missing (flow, source);
        CREATE TABLE hold (
            kind INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, entry_flow TEXT, entry_source TEXT, at INTEGER NOT NULL,
            PRIMARY KEY (kind, name)) WITHOUT ROWID;
        INSERT INTO parked_missing SELECT DISTINCT json_extract(missing.value, '$.Table'), json_extract(missing.value, '$.From'),
            json_extract(missing.value, '$.To'), json_extract(missing.value, '$.Value'), parked.flow, parked.source
            FROM parked, json_each(parked.reason, '$.Missing') missing;
        """;

    /// <summary>What came with version 3, for new and old files.</summary>
    private const string New3 =
        """
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subject TEXT NOT NULL,
            data TEXT, trace TEXT, at INTEGER NOT NULL, published INTEGER);
        CREATE INDEX outbox_open ON outbox (seq) WHERE published IS NULL;
        CREATE INDEX outbox_published ON outbox (published) WHERE published IS NOT NULL;
        CREATE TABLE outbox_reader (
            one INTEGER PRIMARY KEY CHECK (one = 1), reader TEXT NOT NULL, fence INTEGER NOT NULL, lease_until INTEGER NOT NULL);
        """;

    /// <summary>
    /// What came with version 4, for new and old files: notes of flows, edits of mappings, fewer indexes to write, and one of them
    /// tells how much is open and since when.
    /// </summary>
    private const string New4 =
        """
        ALTER TABLE shadow ADD COLUMN memo TEXT;
        CREATE INDEX link_target ON link (target);
        CREATE TABLE mapping_edit (
            version INTEGER PRIMARY KEY, name TEXT NOT NULL, from_system TEXT NOT NULL, to_system TEXT NOT NULL,
            value TEXT NOT NULL, mapped TEXT, actor TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE INDEX mapping_edit_word ON mapping_edit (name, from_system, to_system, value, version);
        DROP INDEX work_state;
        DROP INDEX work_source;
        DROP INDEX work_turn;
        CREATE INDEX work_turn ON work (flow, priority, due, since, state) WHERE state <= 1;
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

        if (found < Version)
        {
            if (found < 2)
            {
                Execute(connection, found == 0 ? Create : From1To2, transaction);
                Execute(connection, New2, transaction);
            }

            if (found < 3)
            {
                Execute(connection, New3, transaction);
            }

            Execute(connection, New4, transaction);
            Execute(connection, DemandStatements.Create, transaction);
            Execute(connection, ItemStatements.Create, transaction);
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
