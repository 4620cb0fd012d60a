using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Retail.Connectors.Tests.Engines;

/// <summary>
/// The Tryton of this test process: the one that RETAIL_LIVE_TRYTON_URL names, else a private server from Debian's packages on
/// the machine, on SQLite or on a private PostgreSQL.
/// </summary>
internal static class TrytonEngine
{
    public const string Reason =
        "No Tryton was found: install the Debian packages that tests/Shared/Engines/tryton/packages lists, or set RETAIL_LIVE_TRYTON_URL, _DB, _USER and _PASSWORD.";

    private const string Password = "Quay7-Brisk-Medlar";

    private static readonly Lazy<Task<TrytonServer?>> Sqlite = new(() => StartAsync(null));

    /// <summary>A server for tests of one writer at a time; null if there is none.</summary>
    public static Task<TrytonServer?> FindAsync() => Given() is { } given ? Task.FromResult<TrytonServer?>(given) : Sqlite.Value;

    /// <summary>A server of its own on PostgreSQL, for tests of many writers; null if Tryton or PostgreSQL is missing.</summary>
    public static async Task<TrytonServer?> StartOnPostgreSqlAsync()
    {
        if (Environment.GetEnvironmentVariable("RETAIL_LIVE_TRYTON_POSTGRES_URL") is { Length: > 0 } url && Given() is { } given)
        {
            return given with { Address = new Uri(url) };
        }

        if (!IsInstalled || PostgreSqlServer.FindBinaries() is null)
        {
            return null;
        }

        var postgres = await PostgreSqlServer.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => postgres.Dispose();
        var port = postgres.ConnectionString.Split(';').First(part => part.StartsWith("Port=", StringComparison.Ordinal))[5..];
        return await StartAsync($"postgresql://retail@127.0.0.1:{port}/");
    }

    /// <summary>True if there is a server, or one can be started.</summary>
    public static bool IsThere => Given() is not null || IsInstalled;

    /// <summary>True if <see cref="StartOnPostgreSqlAsync"/> will find one.</summary>
    public static bool IsOnPostgreSql =>
        (Variable("POSTGRES_URL") is not null && Given() is not null) || (IsInstalled && PostgreSqlServer.FindBinaries() is not null);

    private static bool IsInstalled => File.Exists("/usr/bin/trytond") && File.Exists("/usr/bin/trytond-admin")
        && Directory.Exists("/usr/lib/python3/dist-packages/trytond/modules/web_shop") && Directory.Exists("/usr/lib/python3/dist-packages/proteus");

    private static TrytonServer? Given()
    {
        if (Variable("URL") is not { } url)
        {
            return null;
        }

        var password = Variable("PASSWORD") ?? string.Empty;
        return new TrytonServer(
            new Uri(url), Variable("DB") ?? "retail", Variable("USER") ?? "connector", password, Variable("ADMIN_USER") ?? "admin", Variable("ADMIN_PASSWORD") ?? password);
    }

    private static async Task<TrytonServer?> StartAsync(string? database)
    {
        if (!IsInstalled)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("retail-tryton-");
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsync(["stop", folder.FullName]).GetAwaiter().GetResult();
            folder.Delete(recursive: true);
        };
        await RunAsync(["start", folder.FullName, port, .. database is null ? (string[])[] : [database]]);
        return new TrytonServer(new Uri($"http://127.0.0.1:{port}"), "retail", "connector", Password, "admin", Password);
    }

    /// <summary>The output goes to a file: a server that inherits a pipe would keep whoever reads it waiting.</summary>
    private static async Task RunAsync(string[] arguments)
    {
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/bash") { WorkingDirectory = "/" };
        start.Environment["TRYTON_TEST_PASSWORD"] = Password;
        foreach (var argument in (string[])["-c", "out=$1; shift; exec bash \"$@\" </dev/null >\"$out\" 2>&1", "bash", output, Path.Combine(AppContext.BaseDirectory, "tryton", "server"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"Tryton did not {arguments[0]}: {await File.ReadAllTextAsync(output)}");
            }
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable($"RETAIL_LIVE_TRYTON_{name}") is { Length: > 0 } value ? value : null;
}
