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
