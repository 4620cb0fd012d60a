using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

/// <summary>The answer to the call before has arrived, and the call is never carried out.</summary>
public sealed class KilledBeforeEveryCallTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.PostgreSql)]
    public Task Worker_KilledBeforeItsNthCall_NothingIsLostOrDoubled(StoreKind kind) =>
        Kills.AtEveryCallAsync(kind, after: false, TestContext.Current.CancellationToken);
}
