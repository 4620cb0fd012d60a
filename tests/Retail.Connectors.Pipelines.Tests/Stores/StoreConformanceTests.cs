using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Pipelines.Tests.Stores;

public sealed class StoreConformanceTests
{
    public static IEnumerable<TheoryDataRow<string>> MemoryCases => Rows("memory");

    public static IEnumerable<TheoryDataRow<string>> SqliteCases => Rows("sqlite");

    [Theory]
    [MemberData(nameof(MemoryCases))]
    public async Task Memory_Case_Holds(string name)
    {
        await using var fixture = new MemoryStoreFixture();
        await WorkStoreConformance.Find(name).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(SqliteCases))]
    public async Task Sqlite_Case_Holds(string name)
    {
        await using var fixture = new SqliteStoreFixture();
        await WorkStoreConformance.Find(name).RunAsync(fixture);
    }

    [Fact]
    public void Cases_Names_AreUnique() =>
        Assert.Equal(WorkStoreConformance.Cases.Length, WorkStoreConformance.Cases.Select(item => item.Name).Distinct().Count());

    private static IEnumerable<TheoryDataRow<string>> Rows(string store) =>
        WorkStoreConformance.Cases.Select(item => new TheoryDataRow<string>(item.Name) { TestDisplayName = $"{store}: {item.Name}" });
}
