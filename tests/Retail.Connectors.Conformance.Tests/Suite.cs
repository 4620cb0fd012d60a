using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>One test for each case.</summary>
internal static class Suite
{
    public static TheoryData<string> Ids(SystemRole role, Func<SystemCase, bool>? filter = null) =>
        [.. SystemConformance.For(role).Where(filter ?? (static _ => true)).Select(item => item.Id)];

    public static Task<CaseResult> RunAsync(ISystemUnderTest system, string id) =>
        SystemConformance.Find(system.Role, id).RunAsync(system, TestContext.Current.CancellationToken);

    /// <summary>It holds, is a declared gap, or does not apply, which is said.</summary>
    public static async Task ExpectAsync(ISystemUnderTest system, string id)
    {
        var result = await RunAsync(system, id);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, [result.ToString(), .. result.Notes]));
        Assert.True(result.Verdict != CaseVerdict.Broken, result.ToString());
    }
}
