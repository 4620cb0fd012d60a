using Retail.Connectors.CrashTests.Scenes;

namespace Retail.Connectors.CrashTests;

public sealed class StoppedOnPostgreSqlTests
{
    [Fact]
    public Task Worker_StoppedPastItsLeaseAndContinued_IsFencedAndWritesNothing() => Stops.AtManyCallsAsync(StoreKind.PostgreSql);
}
