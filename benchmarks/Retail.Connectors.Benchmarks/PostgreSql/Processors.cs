using System.Globalization;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>How much all processors of this machine have worked since it started, for whomever.</summary>
internal static class Processors
{
    /// <summary>The kernel counts in hundredths of a second.</summary>
    private const double TicksPerSecond = 100;

    private const int Idle = 3;
    private const int Waiting = 4;
    private const int LastCounted = 7;

    /// <summary>Zero where the kernel does not tell.</summary>
    public static TimeSpan Busy()
    {
        if (!File.Exists("/proc/stat"))
        {
            return TimeSpan.Zero;
        }

        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(field => long.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture))
            .Where((_, place) => place is not (Idle or Waiting) and <= LastCounted)
            .Sum();
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }
}
