using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>What <see cref="StoreHistory"/> writes today is what will be looked for when today's version is an earlier one.</summary>
public sealed class StoreHistoryTests : WorkStoreUpgradeTests
{
    protected override IVersionedStoreFixture CreateFixture() => new SqliteStoreFixture { WritesHistory = true };
}
