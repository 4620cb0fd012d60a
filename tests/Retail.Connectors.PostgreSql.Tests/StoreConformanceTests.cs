using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class StoreConformanceTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases => WorkStoreConformance.Cases.Select(
        item => new TheoryDataRow<string>(item.Name) { TestDisplayName = $"postgresql: {item.Name}" });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task PostgreSql_Case_Holds(string name)
    {
        await using var fixture = new PostgreSqlStoreFixture();
        await WorkStoreConformance.Find(name).RunAsync(fixture);
    }
}
