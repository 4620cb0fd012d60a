using Npgsql;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.PostgreSql.Tests;

/// <summary>Connections of a host that keeps its own tables in the database.</summary>
internal static class PostgreSqlConnections
{
    public static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(await PostgreSqlEngine.ConnectAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
