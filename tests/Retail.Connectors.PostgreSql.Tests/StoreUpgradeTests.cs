using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class StoreUpgradeTests : WorkStoreUpgradeTests
{
    protected override IVersionedStoreFixture CreateFixture() => new PostgreSqlStoreFixture();
}
