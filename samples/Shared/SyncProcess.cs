using System.Diagnostics;

namespace Samples.Shared;

/// <summary>The syncing process as its parent sees it.</summary>
internal sealed class SyncProcess : IDisposable
{
    private readonly Process _process;

    private SyncProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it with settings from a file; what it logs is appended to another.</summary>
    public static SyncProcess Start(string settingsFile, string logFile)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(SyncProcess).Assembly.Location);
        }

        start.ArgumentList.Add("sync");
        start.ArgumentList.Add(settingsFile);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The syncing process could not be started.");
        process.OutputDataReceived += Log;
        process.ErrorDataReceived += Log;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SyncProcess(process);

        void Log(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                lock (logFile)
                {
                    File.AppendAllText(logFile, text + Environment.NewLine);
                }
            }
        }
    }

    public void Tell(string line)
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

    public void Kill() => _process.Kill();

    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
