using Npgsql;
using Testcontainers.PostgreSql;

namespace Retail.Connectors.Tests.Engines;

/// <summary>
/// The PostgreSQL of this test process: the one that RETAIL_TEST_POSTGRES names, else a container where Docker runs, else
/// a private server from binaries on the machine. Without any, tests are skipped, and fail where CI is true.
/// </summary>
internal static class PostgreSqlEngine
{
    public const string Variable = "RETAIL_TEST_POSTGRES";

    private static readonly Lazy<Task<string?>> Started = new(StartAsync);

    /// <summary>A connection string to a database in which tests may create schemas.</summary>
    public static async Task<string> ConnectAsync() => await Started.Value ?? MissingEngine.Report(
        $"No PostgreSQL was found: install Debian's postgresql, run Docker, or set {Variable} to an Npgsql connection string.");

    private static async Task<string?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (await DockerDaemon.AnswersAsync())
        {
            var container = new PostgreSqlBuilder("postgres:17-alpine").Build();
            await container.StartAsync();
            return container.GetConnectionString();
        }

        if (PostgreSqlServer.FindBinaries() is null)
        {
            return null;
        }

        var server = await PostgreSqlServer.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { IncludeErrorDetail = true }.ToString();
    }
}
