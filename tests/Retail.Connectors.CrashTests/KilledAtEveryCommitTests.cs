using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>The store's commits, and with <c>after</c> its claims too, are each the last.</summary>
public sealed class KilledAtEveryCommitTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite, false)]
    [InlineData(StoreKind.Sqlite, true)]
    [InlineData(StoreKind.PostgreSql, false)]
    [InlineData(StoreKind.PostgreSql, true)]
    public Task Worker_KilledAtItsNthCommit_NothingIsLostOrDoubled(StoreKind kind, bool after) =>
        Kills.AtEveryCommitAsync(kind, after, TestContext.Current.CancellationToken);
}
