using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Retail.Connectors.Tests.Engines.RabbitMq;

/// <summary>
/// A private broker from binaries on this machine: node name, cookie, data and port mapper of its own, free ports on
/// loopback. A test process that is root runs it as another user.
/// </summary>
internal sealed class RabbitMqServer : IDisposable
{
    public const string User = "retail";

    /// <summary>No log may ever hold it.</summary>
    public const string Secret = "canary-m7Qx2vT9";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Users = ["rabbitmq", "nobody"];

    private readonly string _binary = FindBinary() ?? throw new InvalidOperationException("There are no binaries of RabbitMQ.");
    private readonly string? _user = Environment.IsPrivilegedProcess ? Users.First(IsUser) : null;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retail-mq-");
    private readonly int _port;
    private readonly int _nodePort;
    private readonly int _mapperPort;
    private Process? _process;

    public RabbitMqServer()
    {
        (_port, _nodePort, _mapperPort) = FreePorts();
        File.WriteAllText(In("enabled_plugins"), "[].\n");
        File.WriteAllText(In("rabbitmq.conf"), $"default_user = {User}\ndefault_pass = {Secret}\nvm_memory_high_watermark.absolute = 512MB\ndisk_free_limit.absolute = 50MB\n");
        if (_user is not null)
        {
            Run("chown", "-R", _user, _folder.FullName);
        }
    }

    public BrokerAddress Address => new(new Uri(string.Create(CultureInfo.InvariantCulture, $"amqp://127.0.0.1:{_port}")), User, Secret);

    /// <summary>Where the server's program is; null if it is nowhere. Debian's own command insists on its own user.</summary>
    public static string? FindBinary() => ((string[])["/usr/lib/rabbitmq/bin", .. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)])
        .Select(folder => Path.Combine(folder, "rabbitmq-server"))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts it, the first time or again with what it kept, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        string[] command = _user is null ? [_binary] : ["runuser", "-u", _user, "--", _binary];
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" </dev/null >>\"$out\" 2>&1", "sh", In("output"), .. command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        File.Delete(In("pid"));
        _process = Process.Start(start)!;
        var since = Stopwatch.GetTimestamp();
        while (!await TakesConnectionsAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new InvalidOperationException($"RabbitMQ did not start: {await File.ReadAllTextAsync(In("output"))}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Kills it: nothing is written or said any more.</summary>
    public void Kill()
    {
        if (_process is not { } process)
        {
            return;
        }

        if (File.Exists(In("pid")) && int.TryParse(File.ReadAllText(In("pid")), CultureInfo.InvariantCulture, out var id))
        {
            try
            {
                using var broker = Process.GetProcessById(id);
                broker.Kill();
                broker.WaitForExit();
            }
            catch (ArgumentException)
            {
                // It has ended.
            }
        }
        else
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();

        // The port mapper goes on for ever unless it is told.
        Run("/bin/sh", "-c", "epmd -port \"$0\" -kill || true", _mapperPort.ToString(CultureInfo.InvariantCulture));
        _folder.Delete(recursive: true);
    }

    private static bool IsUser(string name) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));

    /// <summary>Held at one time, so that they differ.</summary>
    private static (int First, int Second, int Third) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        using var third = new TcpListener(IPAddress.Loopback, 0);
        return (PortOf(first), PortOf(second), PortOf(third));
    }

    private static int PortOf(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private IEnumerable<(string Name, string Value)> Settings() =>
    [
        ("RABBITMQ_NODENAME", string.Create(CultureInfo.InvariantCulture, $"retail-{_port}@localhost")),
        ("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
        ("RABBITMQ_NODE_PORT", _port.ToString(CultureInfo.InvariantCulture)),
        ("RABBITMQ_DIST_PORT", _nodePort.ToString(CultureInfo.InvariantCulture)),
        ("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
        ("RABBITMQ_MNESIA_BASE", In("mnesia")),
        ("RABBITMQ_LOG_BASE", In("log")),
        ("RABBITMQ_ENABLED_PLUGINS_FILE", In("enabled_plugins")),
        ("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
        ("RABBITMQ_CONFIG_FILE", In("rabbitmq")),
        ("RABBITMQ_PID_FILE", In("pid")),
        ("ERL_EPMD_ADDRESS", "127.0.0.1"),
        ("ERL_EPMD_PORT", _mapperPort.ToString(CultureInfo.InvariantCulture)),
        ("HOME", _folder.FullName),
        ("LANG", "C.UTF-8"),
    ];

    private async Task<bool> TakesConnectionsAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
