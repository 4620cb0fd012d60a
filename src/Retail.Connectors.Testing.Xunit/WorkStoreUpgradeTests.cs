using Retail.Connectors.Testing.Stores;
using Xunit;

namespace Retail.Connectors.Testing.Xunit;

/// <summary>
/// What every store does whose data outlives a release: one test for each of <see cref="WorkStoreConformance.UpgradeCases"/>,
/// over all earlier versions. Derive it once for each such store.
/// </summary>
public abstract class WorkStoreUpgradeTests
{
    /// <summary>The name of each case, shown with its statement.</summary>
    public static IEnumerable<TheoryDataRow<string>> Cases =>
        WorkStoreConformance.UpgradeCases.Select(item => new TheoryDataRow<string>(item.Name) { TestDisplayName = item.ToString() });

    /// <summary>Runs one case for each earlier version; skipped while there is none.</summary>
    /// <param name="name">The case's name.</param>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CaseHoldsForEarlierData(string name)
    {
        var upgrade = WorkStoreConformance.UpgradeCases.Single(item => item.Name == name);
        var versions = await VersionsAsync();
        Assert.SkipWhen(versions.Count == 0, "The store has one version only.");
        foreach (var version in versions)
        {
            await using var fixture = CreateFixture();
            try
            {
                await upgrade.RunAsync(fixture, version);
            }
            catch (ConformanceException exception)
            {
                throw new ConformanceException($"Version {version}: {exception.Message}");
            }
        }
    }

    /// <summary>Data of a version that nobody knows is refused.</summary>
    [Fact(DisplayName = "upgrade.Newer: data of a version that nobody knows is refused, and left alone")]
    public async Task NewerDataIsRefused()
    {
        await using var fixture = CreateFixture();
        await WorkStoreConformance.NewerIsRefusedAsync(fixture);
    }

    /// <summary>Makes an empty store with its clock. It is disposed after the test.</summary>
    protected abstract IVersionedStoreFixture CreateFixture();

    private async Task<IReadOnlyList<int>> VersionsAsync()
    {
        await using var fixture = CreateFixture();
        return fixture.EarlierVersions;
    }
}
