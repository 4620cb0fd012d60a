using Retail.Connectors.Testing.Systems;
using Xunit;

namespace Retail.Connectors.Testing.Xunit;

/// <summary>
/// What every connector does: one test for each case of <see cref="SystemConformance"/>. A declared gap, and what does not apply to
/// the system, is skipped with the words of the report. Derive <see cref="ErpTests"/> or <see cref="ShopTests"/> once for each system.
/// </summary>
public abstract class SystemTests
{
    private protected SystemTests()
    {
    }

    /// <summary>The system with its connector. It is asked for in each test.</summary>
    protected abstract ISystemUnderTest System { get; }

    private protected static IEnumerable<TheoryDataRow<string>> CasesOf(SystemRole role) =>
        SystemConformance.For(role).Select(item => new TheoryDataRow<string>(item.Id) { TestDisplayName = $"{item.Id}: {item.Statement}" });

    private protected async Task DecideAsync(SystemRole role, string id)
    {
        var system = System;
        Assert.True(system.Role == role, $"{system.Name} has the role {system.Role}, and these are the tests for {role}.");
        var result = await SystemConformance.Find(role, id).RunAsync(system, TestContext.Current.CancellationToken);
        foreach (var note in result.Notes)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(note);
        }

        Assert.SkipWhen(result.Verdict is CaseVerdict.Gap or CaseVerdict.DoesNotApply, result.ToString());
        Assert.True(result.Verdict == CaseVerdict.Holds, result.ToString());
    }

    private protected void DecideGaps(SystemRole role)
    {
        var system = System;
        var ids = SystemConformance.For(role).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(system.Gaps, gap => Assert.True(ids.Contains(gap.Case), $"{system.Name} declares a gap for '{gap.Case}', which is no case for {role}."));
    }
}
