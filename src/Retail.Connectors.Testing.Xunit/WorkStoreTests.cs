using Retail.Connectors.Testing.Stores;
using Xunit;

namespace Retail.Connectors.Testing.Xunit;

/// <summary>What every work store does: one test for each of <see cref="WorkStoreConformance.Cases"/>. Derive it once for each store.</summary>
public abstract class WorkStoreTests
{
    /// <summary>The name of each case, shown with its statement.</summary>
    public static IEnumerable<TheoryDataRow<string>> Cases =>
        WorkStoreConformance.Cases.Select(item => new TheoryDataRow<string>(item.Name) { TestDisplayName = item.ToString() });

    /// <summary>Runs one case on a fixture of its own.</summary>
    /// <param name="name">The case's name.</param>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CaseHolds(string name)
    {
        await using var fixture = CreateFixture();
        await WorkStoreConformance.Find(name).RunAsync(fixture);
    }

    /// <summary>Makes an empty store with its clock. It is disposed after the test.</summary>
    protected abstract IWorkStoreFixture CreateFixture();
}
