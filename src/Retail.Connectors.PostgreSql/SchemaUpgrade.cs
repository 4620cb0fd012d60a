using System.Globalization;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>Brings the schema up to date on first use; nodes that start together take turns.</summary>
internal sealed class SchemaUpgrade(Database database) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _done;

    /// <summary>Does nothing once it has succeeded.</summary>
    /// <exception cref="InvalidOperationException">The schema was written by a newer version.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_done)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_done)
            {
                await using var connection = await database.ConnectAsync(cancellationToken);
                await UpgradeAsync(connection, cancellationToken);
                _done = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task UpgradeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A schema that is up to date needs no right to change it.
        if (await FindVersionAsync(connection, cancellationToken) == SchemaScripts.Newest)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock(hashtextextended('retail.connectors:{database.Schema}', 0))", cancellationToken);
        var found = await FindVersionAsync(connection, cancellationToken);
        if (found > SchemaScripts.Newest)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"PostgreSQL schema '{database.Schema}' of {connection.Host}/{connection.Database} has version {found}; this version knows {SchemaScripts.Newest} at most. Use the newer version, or another schema."));
        }

        if (found == 0)
        {
            await ExecuteAsync(
                connection,
                $"CREATE SCHEMA IF NOT EXISTS {database.Schema}; CREATE TABLE {database.Schema}.schema_version (version integer NOT NULL); INSERT INTO {database.Schema}.schema_version VALUES (0)",
                cancellationToken);
        }

        for (var version = found; version < SchemaScripts.Newest; version++)
        {
            await ExecuteAsync(connection, database.Sql(SchemaScripts.All[version]), cancellationToken);
        }

        await ExecuteAsync(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"UPDATE {database.Schema}.schema_version SET version = {SchemaScripts.Newest}"),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>0 if there are no tables yet. The catalogue is asked by query: a name that was not found is remembered by its session.</summary>
    private async Task<int> FindVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ScalarAsync(
            connection,
            $"SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{database.Schema}' AND c.relname = 'schema_version'",
            cancellationToken) is not null
            ? (int)(await ScalarAsync(connection, $"SELECT version FROM {database.Schema}.schema_version", cancellationToken))!
            : 0;

#pragma warning disable CA2100 // The schema's name is checked before it gets here; nothing else comes from outside.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
#pragma warning restore CA2100
}
