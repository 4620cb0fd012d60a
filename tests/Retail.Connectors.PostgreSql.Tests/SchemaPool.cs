using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Retail.Connectors.PostgreSql.Tests;
using Retail.Connectors.Tests.Engines;

[assembly: AssemblyFixture(typeof(SchemaPool))]

namespace Retail.Connectors.PostgreSql.Tests;

/// <summary>Schemas that one test after another uses, emptied between them; dropped when all tests are through.</summary>
public sealed class SchemaPool : IAsyncDisposable
{
    private static readonly string[] Tables = ["work", "parked", "ledger", "link", "shadow", "cursor", "identity", "audit", "audit_start", "hold", "removed_work", "outbox", "outbox_reader", "mapping_edit", "demand", "batch_item"];
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly string Prefix = $"test_{Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..8]}_";
    private static int _made;

    public static string Take() => Free.TryTake(out var schema)
        ? schema
        : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Interlocked.Increment(ref _made)}");

    public static async Task GiveBackAsync(string schema)
    {
        var empty = string.Join(';', Tables.Select(table => $"DELETE FROM {schema}.{table}"));
        await ExecuteAsync($"{empty}; SELECT setval(pg_get_serial_sequence('{schema}.audit', 'seq'), 1, false)");
        Free.Add(schema);
    }

    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await PostgreSqlEngine.ConnectAsync());
        await connection.OpenAsync();
#pragma warning disable CA2100 // Constants of the tests, with the name of a schema.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        while (Free.TryTake(out var schema))
        {
            await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
        }
    }
}
