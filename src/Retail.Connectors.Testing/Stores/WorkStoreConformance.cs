using System.Collections.Immutable;

namespace Retail.Connectors.Testing.Stores;

/// <summary>
/// What every <see cref="Pipelines.Work.IWorkStore"/> does, as a list of statements that can be run. It needs no test
/// framework: a runner makes one test of each case.
/// </summary>
public static class WorkStoreConformance
{
    /// <summary>All cases, in the order in which they read best as a specification.</summary>
    public static ImmutableArray<WorkStoreCase> Cases { get; } =
    [
        .. Topic("hints", HintCases.All),
        .. Topic("claims", ClaimCases.All),
        .. Topic("turns", TurnCases.All),
        .. Topic("fence", FenceCases.All),
        .. Topic("ledger", LedgerCases.All),
        .. Topic("settling", SettlingCases.All),
        .. Topic("commits", CommitCases.All),
        .. Topic("ends", EndCases.All),
        .. Topic("waiting", WaitCases.All),
        .. Topic("parking", ParkingCases.All),
        .. Topic("operators", OperatorCases.All),
        .. Topic("mappings", MappingCases.All),
        .. Topic("housekeeping", HousekeepingCases.All),
        .. Topic("outbox", OutboxCases.All),
        .. Topic("links", LinkCases.All),
        .. Topic("state", StateCases.All),
        .. Topic("demand", DemandCases.All),
        .. Topic("items", ItemCases.All),
        .. Topic("concurrency", ConcurrencyCases.All),
    ];

    /// <summary>
    /// What every store does whose data outlives a release: run each case with a fixture of its own for each of
    /// <see cref="IVersionedStoreFixture.EarlierVersions"/>.
    /// </summary>
    public static ImmutableArray<WorkStoreUpgradeCase> UpgradeCases { get; } = [.. Stores.UpgradeCases.OfEarlier.Select(Upgrade)];

    /// <summary>Data that a newer version wrote is refused, at the first use at the latest, and left alone. It needs no earlier version.</summary>
    /// <param name="fixture">An empty fixture.</param>
    /// <exception cref="ConformanceException">It is not.</exception>
    public static Task NewerIsRefusedAsync(IVersionedStoreFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        return Stores.UpgradeCases.NewerAsync(fixture);
    }

    /// <summary>The case of that <see cref="WorkStoreCase.Name"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static WorkStoreCase Find(string name) =>
        Cases.FirstOrDefault(item => item.Name == name)
        ?? throw new ArgumentException($"The suite has no case '{name}': take one from {nameof(Cases)}.", nameof(name));

    private static IEnumerable<WorkStoreCase> Topic(string topic, IEnumerable<StoreStatement> statements) =>
        statements.Select(item => new WorkStoreCase(
            $"{topic}.{item.ShortName}", item.Text, async fixture => await item.RunAsync(await StoreScene.OpenAsync(fixture))));

    private static WorkStoreUpgradeCase Upgrade(StoreStatement statement) => new(
        $"upgrade.{statement.ShortName}",
        statement.Text,
        async (fixture, version) =>
        {
            await fixture.RestoreAsync(version);
            await statement.RunAsync(await StoreScene.OpenAsync(fixture));
        });
}
