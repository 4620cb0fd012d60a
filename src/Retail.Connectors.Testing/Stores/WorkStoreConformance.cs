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
        .. Topic("commits", CommitCases.All),
        .. Topic("ends", EndCases.All),
        .. Topic("waiting", WaitCases.All),
        .. Topic("parking", ParkingCases.All),
        .. Topic("operators", OperatorCases.All),
        .. Topic("housekeeping", HousekeepingCases.All),
        .. Topic("outbox", OutboxCases.All),
        .. Topic("links", LinkCases.All),
        .. Topic("state", StateCases.All),
        .. Topic("concurrency", ConcurrencyCases.All),
    ];

    /// <summary>The case of that <see cref="WorkStoreCase.Name"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static WorkStoreCase Find(string name) =>
        Cases.FirstOrDefault(item => item.Name == name)
        ?? throw new ArgumentException($"The suite has no case '{name}': take one from {nameof(Cases)}.", nameof(name));

    private static IEnumerable<WorkStoreCase> Topic(string topic, IEnumerable<(string Statement, Func<StoreScene, Task> Run)> cases) =>
        cases.Select(item => new WorkStoreCase(
            topic, item.Statement, async fixture => await item.Run(await StoreScene.OpenAsync(fixture))));
}
