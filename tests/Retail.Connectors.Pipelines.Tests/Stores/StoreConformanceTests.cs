using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>The suite as a specification.</summary>
public sealed class StoreConformanceTests
{
    private static IEnumerable<(string Name, string Statement)> All => WorkStoreConformance.Cases.Select(item => (item.Name, item.Statement))
        .Concat(WorkStoreConformance.UpgradeCases.Select(item => (item.Name, item.Statement)));

    [Fact]
    public void Cases_NamesAndStatements_AreUnique()
    {
        Assert.Equal(All.Count(), All.Select(item => item.Name).Distinct().Count());
        Assert.Equal(All.Count(), All.Select(item => item.Statement).Distinct().Count());
    }

    [Fact]
    public void Cases_InTheDocument_AreThoseOfTheSuite()
    {
        var listed = File.ReadLines(Document()).Where(line => line.StartsWith("- `", StringComparison.Ordinal)).ToArray();
        var expected = All.Select(item => $"- `{item.Name}`: {item.Statement}").ToArray();

        Assert.True(
            expected.SequenceEqual(listed),
            $"docs/stores.md must list the suite's cases, in its order:\n{string.Join('\n', expected)}");
    }

    private static string Document()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "docs", "stores.md")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "docs", "stores.md");
    }
}
