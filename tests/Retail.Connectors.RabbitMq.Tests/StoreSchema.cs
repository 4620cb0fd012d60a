using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>
/// A PostgreSQL schema that hosts share, on a server that tells nobody anything: what wakes one node when another hints
/// can only be the bus.
/// </summary>
internal sealed class StoreSchema : IAsyncDisposable
{
    private const string LastWord = "last";
    private readonly string _name = $"bus_{Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)}";
    private readonly string _server;

    private StoreSchema(string server) => _server = server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Mute => $"{_name}_mute";

    private string Channel => $"{_name}_work";

    public static async Task<StoreSchema> CreateAsync()
    {
        var schema = new StoreSchema(await PostgreSqlEngine.ConnectAsync());

        // Found before the server's own, it sends nothing.
        await schema.ExecuteAsync(
            $"CREATE SCHEMA {schema.Mute}; CREATE FUNCTION {schema.Mute}.pg_notify(text, text) RETURNS void LANGUAGE sql AS ''");
        return schema;
    }

    public void UseIn(RetailConnectorsBuilder retail) => retail.UsePostgreSql(options =>
    {
        options.ConnectionString = new NpgsqlConnectionStringBuilder(_server) { SearchPath = $"{Mute},pg_catalog" }.ToString();
        options.Schema = _name;
    });

    /// <summary>Listens as a node does, while something happens.</summary>
    /// <returns>How often it was told something.</returns>
    public async Task<int> CountNotificationsAsync(Func<Task> happens)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(Cancel);
        var (heard, ended) = (0, false);
        connection.Notification += (_, message) =>
        {
            ended |= message.Payload == LastWord;
            heard++;
        };
        await ExecuteAsync(connection, $"LISTEN {Channel}");
        await happens();

        // What was said before comes before.
        await ExecuteAsync($"NOTIFY {Channel}, '{LastWord}'");
        while (!ended)
        {
            await connection.WaitAsync(Cancel);
        }

        return heard - 1;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP SCHEMA IF EXISTS {_name} CASCADE; DROP SCHEMA {Mute} CASCADE");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(CancellationToken.None);
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Constants of the test, with the name of a schema.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
