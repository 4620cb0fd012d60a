using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Pipelines.Tests.Stores;

public sealed class SqliteUpgradeTests : WorkStoreUpgradeTests
{
    protected override IVersionedStoreFixture CreateFixture() => new SqliteStoreFixture();
}
