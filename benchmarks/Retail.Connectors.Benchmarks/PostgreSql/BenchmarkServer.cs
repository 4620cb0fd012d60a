using System.Globalization;
using Npgsql;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>
/// The PostgreSQL of a figure: the one that RETAIL_TEST_POSTGRES names, else a private server from binaries on the
/// machine, which flushes as it does by default.
/// </summary>
internal sealed class BenchmarkServer : IDisposable
{
    private const string Variable = "RETAIL_TEST_POSTGRES";
    private readonly PostgreSqlServer? _server;
    private readonly string _connection;
    private int _schemas;

    private BenchmarkServer(PostgreSqlServer? server, string connection)
    {
        _server = server;
        _connection = connection;
    }

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<BenchmarkServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new BenchmarkServer(server: null, given);
        }

        if (PostgreSqlServer.FindBinaries() is null)
        {
            throw new InvalidOperationException($"No PostgreSQL was found: install Debian's postgresql, or set {Variable} to an Npgsql connection string.");
        }

        var server = await PostgreSqlServer.CreateAsync();
        return new BenchmarkServer(server, server.ConnectionString);
    }

    /// <summary>A connection string with so many connections at most.</summary>
    public string Connections(int max) => new NpgsqlConnectionStringBuilder(_connection) { MaxPoolSize = max }.ToString();

    /// <summary>A name for tables that nobody else uses.</summary>
    public string NewSchema() => string.Create(
        CultureInfo.InvariantCulture, $"benchmark_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}");

    public void Dispose() => _server?.Dispose();
}
