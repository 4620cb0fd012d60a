using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class StoreConformanceTests : WorkStoreTests
{
    protected override IWorkStoreFixture CreateFixture() => new PostgreSqlStoreFixture();
}
