using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Retail.Connectors.Tests.Engines;

/// <summary>
/// A private server from binaries on this machine: data in a temporary folder, a free port on loopback. PostgreSQL
/// refuses to run as root; a test process that is root starts it as another user.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly string[] Users = ["postgres", "nobody"];

    private readonly string _binaries;
    private readonly string? _user = Environment.IsPrivilegedProcess ? Users.First(IsUser) : null;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retail-pg-");
    private readonly int _port = FreePort();

    private PostgreSqlServer(string binaries) => _binaries = binaries;

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=retail;Database=postgres");

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>The folder of the newest version's binaries; null if there is none.</summary>
    public static string? FindBinaries()
    {
        var versions = new DirectoryInfo("/usr/lib/postgresql");
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return (versions.Exists ? versions.GetDirectories() : [])
            .OrderByDescending(version => int.TryParse(version.Name, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version.FullName, "bin"))
            .Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>Creates and starts a server; the binaries must be there.</summary>
    public static async Task<PostgreSqlServer> CreateAsync()
    {
        var server = new PostgreSqlServer(FindBinaries() ?? throw new InvalidOperationException("There are no binaries of PostgreSQL."));
        try
        {
            if (server._user is { } user)
            {
                await RunAsync("chown", user, server._folder.FullName);
            }

            await server.RunAsServerAsync("initdb", "-D", server.Data, "-U", "retail", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync");
            await server.StartAsync();
            return server;
        }
        catch (InvalidOperationException)
        {
            server.Dispose();
            throw;
        }
    }

    public Task StartAsync() => RunAsServerAsync(
        "pg_ctl", "start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(_folder.FullName, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories={_folder.FullName} -c max_connections=200"));

    /// <summary>Stops it as a crash would: nothing is written any more, and the next start recovers.</summary>
    public Task StopAtOnceAsync() => RunAsServerAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    /// <summary>Stops it as an operator does who cannot wait: what is in progress is rolled back, and all is written.</summary>
    public Task StopFastAsync() => RunAsServerAsync("pg_ctl", "stop", "-w", "-m", "fast", "-D", Data);

    /// <summary>Kills its first process, as an operating system out of memory does. The others end when they notice.</summary>
    public async Task KillAsync()
    {
        var processId = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        await RunAsync("kill", "-KILL", processId);
    }

    /// <summary>Starts it again as soon as nothing of the killed one is left.</summary>
    public async Task StartAfterKillAsync()
    {
        const int tries = 100;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            StopAtOnceAsync().GetAwaiter().GetResult();
        }
        catch (InvalidOperationException)
        {
            // It had stopped by itself.
        }

        _folder.Delete(recursive: true);
    }

    private static bool IsUser(string name) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task RunAsServerAsync(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_binaries, program), .. arguments];
        return _user is null ? RunAsync(command) : RunAsync(["runuser", "-u", _user, "--", .. command]);
    }

    /// <summary>The output goes to a file: a server that inherits a pipe would keep whoever reads it waiting.</summary>
    private static async Task RunAsync(params string[] command)
    {
        var output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
            foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" </dev/null >\"$out\" 2>&1", "sh", output, .. command])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"'{string.Join(' ', command)}' failed: {await File.ReadAllTextAsync(output)}");
            }
        }
        finally
        {
            File.Delete(output);
        }
    }
}
