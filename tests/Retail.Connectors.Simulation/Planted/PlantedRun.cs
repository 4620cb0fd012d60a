namespace Retail.Connectors.Simulation.Planted;

/// <summary>Plants one bug after the other and looks whether seeds find it.</summary>
internal static class PlantedRun
{
    public static int Run(Arguments arguments)
    {
        var bugs = Enum.GetValues<PlantedBug>().Where(bug => bug != PlantedBug.None && (arguments.Bug.Length == 0 || bug.ToString() == arguments.Bug)).ToList();
        var found = 0;
        foreach (var bug in bugs)
        {
            if (Find(bug, arguments.Seed, arguments.Seeds ?? 500, arguments.Threads) is { } result)
            {
                found++;
                Console.WriteLine($"{bug}: found by seed {result.Seed}: {result.Findings[0]}");
            }
            else
            {
                Console.WriteLine($"{bug}: NOT FOUND");
            }
        }

        Console.WriteLine($"planted {bugs.Count}, found {found}");
        return found == bugs.Count ? 0 : 1;
    }

    /// <returns>The first seed that fails with the bug and is sound in the same world without it; null if none is.</returns>
    public static SeedResult? Find(PlantedBug bug, int first, int seeds, int threads) => ManySeeds
        .Run(first, seeds, threads, bug, result => !IsFound(result, bug))
        .FirstOrDefault(result => IsFound(result, bug));

    private static bool IsFound(SeedResult result, PlantedBug bug) =>
        result.Findings.Count > 0 && SeedRun.Run(result.Seed, PlantedBug.None, suits: bug).Findings.Count == 0;
}
