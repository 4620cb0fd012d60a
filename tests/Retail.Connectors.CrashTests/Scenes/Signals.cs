using System.Runtime.InteropServices;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>Stops and continues a process; Linux numbers.</summary>
internal static partial class Signals
{
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>The process does nothing more until it is continued, and does not notice.</summary>
    public static void StopProcess(int id) => Send(id, Stop);

    public static void ContinueProcess(int id) => Send(id, Continue);

    /// <summary>Whether every thread has stopped: a thread inside the system stops when the system is done with it.</summary>
    public static bool IsStopped(int id)
    {
        foreach (var thread in Directory.GetDirectories($"/proc/{id}/task"))
        {
            try
            {
                // The name before the state may hold any character, and ends with the last parenthesis.
                var stat = File.ReadAllText(Path.Combine(thread, "stat"));
                if (stat[stat.LastIndexOf(')') + 2] != 'T')
                {
                    return false;
                }
            }
            catch (IOException)
            {
                // The thread has ended since it was listed.
            }
        }

        return true;
    }

    private static void Send(int id, int signal)
    {
        if (Kill(id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent to process {id}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int id, int signal);
}
