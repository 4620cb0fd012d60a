using Retail.Connectors.Simulation.Judging;
using Retail.Connectors.Simulation.Planted;

namespace Retail.Connectors.Simulation;

/// <summary>Runs seeds and says what came of them.</summary>
internal static class Report
{
    private const int CheckedTwice = 20;

    public static int Run(Arguments arguments)
    {
        var unequal = 0;
        var bug = BugOf(arguments.Bug) ?? PlantedBug.None;
        var suits = BugOf(arguments.Suits);
        var results = ManySeeds.Run(arguments.Seed, arguments.Seeds ?? 100, arguments.Threads, bug, Take, suits);
        var failed = results.Count(result => result.Findings.Count > 0) + unequal;
        Console.WriteLine(
            $"seeds {results.Count}, effects {results.Sum(result => result.Effects)}, faults {results.Sum(result => result.Faults)}, "
            + $"crashes {results.Sum(result => result.Crashes)}, lost {results.Sum(result => result.Count(FindingKind.Lost))}, "
            + $"doubled {results.Sum(result => result.Count(FindingKind.Doubled))}, unexplained {results.Sum(result => result.Count(FindingKind.Unexplained))}, "
            + $"oversold {results.Sum(result => result.Count(FindingKind.Oversold))}"
            + (failed == 0 ? string.Empty : $", failed seeds {failed}"));
        return failed == 0 ? 0 : 1;

        bool Take(SeedResult result)
        {
            var again = result.Seed % CheckedTwice == 0 ? SeedRun.Run(result.Seed, bug, suits).Hash : result.Hash;
            unequal += again == result.Hash ? 0 : 1;
            Tell(arguments, result, again);
            return true;
        }
    }

    private static PlantedBug? BugOf(string name) => name.Length == 0 ? null : Enum.Parse<PlantedBug>(name);

    private static void Tell(Arguments arguments, SeedResult result, string again)
    {
        if (arguments.Hash)
        {
            Console.WriteLine($"seed {result.Seed} {result.Hash}");
        }

        if (again != result.Hash)
        {
            Console.WriteLine($"seed {result.Seed}: two runs in one process gave {result.Hash} and {again}");
        }

        if (result.Findings.Count > 0 || arguments.Trace)
        {
            foreach (var line in result.Last)
            {
                Console.WriteLine("  " + line);
            }

            Console.WriteLine($"seed {result.Seed} ({result.Flows}): {result.Steps} steps, {result.Effects} effects, {result.ShopWrites} writes to shops, {result.Faults} faults, {result.Crashes} crashes");
            foreach (var finding in result.Findings)
            {
                Console.WriteLine("  " + finding);
            }

            Console.WriteLine($"repeat with: dotnet run -c Release --project tests/Retail.Connectors.Simulation -- --seeds 1 --seed {result.Seed}{Worlds(arguments)}");
        }
    }

    private static string Worlds(Arguments arguments) =>
        (arguments.Bug.Length == 0 ? string.Empty : $" --bug {arguments.Bug}") + (arguments.Suits.Length == 0 ? string.Empty : $" --suits {arguments.Suits}");
}
