using Retail.Connectors.Testing.Systems;
using Xunit;

namespace Retail.Connectors.Testing.Xunit;

/// <summary>What the connector of every ERP does. Derive it once for each system.</summary>
public abstract class ErpTests : SystemTests
{
    /// <summary>The id of each case, shown with its statement.</summary>
    public static IEnumerable<TheoryDataRow<string>> Cases => CasesOf(SystemRole.Erp);

    /// <summary>Decides one case on a fixture of its own; a declared gap and what does not apply is skipped.</summary>
    /// <param name="id">The case's id.</param>
    [Theory]
    [MemberData(nameof(Cases))]
    public Task CaseHolds(string id) => DecideAsync(SystemRole.Erp, id);

    /// <summary>Each declared gap names a case that there is.</summary>
    [Fact(DisplayName = "each declared gap names a case that there is")]
    public void GapsAreKnown() => DecideGaps(SystemRole.Erp);
}
