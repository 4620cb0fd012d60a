using System.Diagnostics;
using System.Globalization;
using Retail.Connectors.Simulation.Planted;

namespace Retail.Connectors.Simulation.Tests;

/// <summary>The simulation in small: seeds of every build, and that it is the same twice and finds what is wrong.</summary>
public sealed class SeedTests
{
    private const int Seeds = 100;

    public static TheoryData<int> FindingSeeds()
    {
        var data = new TheoryData<int>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "found-by.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            data.Add(int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
        }

        return data;
    }

    [Fact]
    public void Seeds_OfEveryBuild_LoseNothingDoubleNothingAndExplainEveryCent()
    {
        var results = ManySeeds.Run(1, Seeds, Environment.ProcessorCount, PlantedBug.None, static _ => true);

        Assert.Equal(Seeds, results.Count);
        Assert.All(results, Sound);
        Assert.True(results.Sum(result => result.Effects) > Seeds * 50, "The seeds do next to nothing.");
        Assert.True(results.Sum(result => result.Faults) > Seeds * 10, "Next to nothing goes wrong in the seeds.");
        Assert.True(results.Sum(result => result.Crashes) > Seeds, "Next to nobody is killed in the seeds.");
        Assert.True(results.Sum(result => result.ShopWrites) > Seeds * 5, "Next to nothing is written to shops in the seeds.");
    }

    [Theory]
    [MemberData(nameof(FindingSeeds))]
    public void Seed_ThatOnceFailed_IsSound(int seed) => Sound(Assert.Single(ManySeeds.Run(seed, 1, 1, PlantedBug.None, static _ => true)));

    [Fact]
    public async Task Seed_InASecondProcess_HappensExactlyTheSame()
    {
        var here = ManySeeds.Run(7, 4, 1, PlantedBug.None, static _ => true).Select(result => $"seed {result.Seed} {result.Hash}");
        var there = await HashesOfAnotherProcessAsync("--seed", "7", "--seeds", "4", "--threads", "2", "--hash");

        Assert.Equal(here, there.OrderBy(line => line.Length).ThenBy(line => line, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(nameof(PlantedBug.NoFind))]
    [InlineData(nameof(PlantedBug.CursorBeforePage))]
    [InlineData(nameof(PlantedBug.FloatMoney))]
    [InlineData(nameof(PlantedBug.EchoNotSuppressed))]
    [InlineData(nameof(PlantedBug.OfferedTwice))]
    public void PlantedBug_IsFound(string bug)
    {
        var found = PlantedRun.Find(Enum.Parse<PlantedBug>(bug), 1, 500, Environment.ProcessorCount);

        Assert.NotNull(found);
    }

    private static void Sound(SeedResult result) => Assert.True(
        result.Findings.Count == 0,
        $"Seed {result.Seed}: {string.Join("; ", result.Findings)}. Repeat with: "
        + $"dotnet run -c Release --project tests/Retail.Connectors.Simulation -- --seeds 1 --seed {result.Seed}");

    private static async Task<List<string>> HashesOfAnotherProcessAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(SeedRun).Assembly.Location);
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Where(line => line.StartsWith("seed ", StringComparison.Ordinal))];
    }
}
