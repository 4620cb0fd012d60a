using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

public sealed class StoppedOnSqliteTests
{
    [Fact]
    public Task Worker_StoppedPastItsLeaseAndContinued_IsFencedAndWritesNothing() => Stops.AtManyCallsAsync(StoreKind.Sqlite);
}
