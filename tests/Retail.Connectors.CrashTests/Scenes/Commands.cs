using System.Diagnostics;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>Runs a program of the system.</summary>
internal static class Commands
{
    /// <returns>What it said if it failed; null if it did not.</returns>
    public static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} could not be started.");
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : words;
    }
}
