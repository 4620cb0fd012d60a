using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>The call is carried out, and its answer finds nobody.</summary>
public sealed class KilledAfterEveryCallTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.PostgreSql)]
    public Task Worker_KilledAfterItsNthCall_NothingIsLostOrDoubled(StoreKind kind) =>
        Kills.AtEveryCallAsync(kind, after: true, TestContext.Current.CancellationToken);
}
