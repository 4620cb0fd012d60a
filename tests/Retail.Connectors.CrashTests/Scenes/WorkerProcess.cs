using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A worker as the test sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _told = new();
    private readonly ConcurrentQueue<string> _log = new();

    private WorkerProcess(Process process, string node)
    {
        _process = process;
        Node = node;
    }

    public string Node { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Lines of its standard output.</summary>
    public IReadOnlyCollection<string> Told => _told;

    /// <summary>Lines of its log.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts it; it does nothing until it is told to.</summary>
    /// <param name="settingsFile">Its settings.</param>
    /// <param name="node">Its name.</param>
    /// <param name="ignoresFileSize">True if a file that must not grow is to be an error, and no death.</param>
    public static WorkerProcess Start(string settingsFile, string node, bool ignoresFileSize = false)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Retail.Connectors.CrashTests.Worker");
        string[] command = ignoresFileSize ? ["/bin/sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh", program] : [program];
        var start = new ProcessStartInfo(command[0], [.. command[1..], settingsFile, node])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker could not be started.");
        var worker = new WorkerProcess(process, node);
        process.OutputDataReceived += (_, line) => Keep(worker._told, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(worker._log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return worker;
    }

    public void Go() => Tell("go");

    /// <summary>Makes it die at its n-th commit from now; returns when it knows.</summary>
    public async Task KillAtCommitAsync(int commit, bool after, CancellationToken cancellationToken)
    {
        var armed = _told.Count(line => line == "armed");
        Tell(string.Create(CultureInfo.InvariantCulture, $"kill-{(after ? "after" : "before")} {commit}"));
        await Waiting.UntilAsync(() => HasExited || _told.Count(line => line == "armed") > armed, "the worker knows when to die", cancellationToken);
    }

    public void Kill() => _process.Kill();

    /// <summary>Stops it; returns when none of its threads does anything any more.</summary>
    public void Pause()
    {
        Signals.StopProcess(Id);
        Assert.True(SpinWait.SpinUntil(() => Signals.IsStopped(Id), TimeSpan.FromMinutes(2)), "The worker was told to stop and goes on.");
    }

    public void Continue() => Signals.ContinueProcess(Id);

    /// <summary>Lets it end by itself.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private void Tell(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has just been killed; what it was to be told no longer matters.
        }
    }
}
