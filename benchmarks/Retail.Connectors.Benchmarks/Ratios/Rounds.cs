using System.Diagnostics;
using System.Globalization;

namespace Retail.Connectors.Benchmarks.Ratios;

/// <summary>Floor and ours in turn, so that what else the machine does meets both.</summary>
internal static class Rounds
{
    private const int WarmUps = 2;

    /// <summary>Repeats a short piece of work often enough to be timed.</summary>
    public static Task<Measured> CompareAsync(RatioSettings settings, int repeats, Action floor, Action ours) => CompareAsync(
        settings, () => Time(floor, repeats), () => Time(ours, repeats));

    /// <summary>Compares two ways that tell their own time; the value is the floor's time over ours.</summary>
    public static Task<Measured> CompareAsync(RatioSettings settings, Func<TimeSpan> floor, Func<TimeSpan> ours) => CompareAsync(
        settings, slices: 1, () => Task.FromResult(floor()), () => Task.FromResult(ours()));

    /// <summary>
    /// Compares two ways that tell their own time; the value is the floor's time over ours. Where the disk takes part, a
    /// round is cut into slices that alternate, as what else is written meets both only so.
    /// </summary>
    /// <param name="settings">How many rounds.</param>
    /// <param name="slices">Slices of a round.</param>
    /// <param name="floor">The floor.</param>
    /// <param name="ours">What is compared with it.</param>
    /// <param name="warmUps">Rounds before those that count, until both sides are compiled as they stay.</param>
    public static async Task<Measured> CompareAsync(
        RatioSettings settings, int slices, Func<Task<TimeSpan>> floor, Func<Task<TimeSpan>> ours, int warmUps = WarmUps)
    {
        var ratios = new List<double>();
        var floors = new List<double>();
        var all = new List<double>();
        for (var round = -warmUps; round < settings.Rounds; round++)
        {
            var below = TimeSpan.Zero;
            var mine = TimeSpan.Zero;
            for (var slice = 0; slice < slices; slice++)
            {
                // Each goes first as often as the other: what one leaves to the disk, the next one waits for.
                if (slice % 2 == 0)
                {
                    below += await floor();
                    mine += await ours();
                }
                else
                {
                    mine += await ours();
                    below += await floor();
                }
            }

            if (round >= 0)
            {
                floors.Add(below.TotalMilliseconds);
                all.Add(mine.TotalMilliseconds);
                ratios.Add(below / mine);
            }
        }

        return new Measured(Median(ratios), string.Create(
            CultureInfo.InvariantCulture,
            $"floor {Median(floors):0.####} ms, ours {Median(all):0.####} ms, rounds {ratios.Min():0.##} to {ratios.Max():0.##}"));
    }

    public static TimeSpan Time(Action work, int repeats)
    {
        Settle();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start) / repeats;
    }

    /// <summary>Clears away what others left to be collected.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
