using InHouseErp.Certification;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>The connector of the guide passes.</summary>
public sealed class InHouseErpTests
{
    public static TheoryData<string> Cases => Suite.Ids(SystemRole.Erp);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Suite_OnTheInHouseErp_Holds(string id) => Suite.ExpectAsync(new InHouseSystem(), id);

    [Fact]
    public async Task Report_OfTheInHouseErp_HasNeitherGapNorBreak()
    {
        var report = await SystemConformance.RunAsync(
            new InHouseSystem(), static item => item.Subject is "submit-order" or "stock", null, TestContext.Current.CancellationToken);
        using var text = new StringWriter();
        report.WriteTo(text, item => item.Id);

        Assert.True(report.Holding > 20);
        Assert.EndsWith($"conformance in-house: {report.Holding} hold, 0 gaps, 0 broken{Environment.NewLine}", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("guarantee Enforced", text.ToString(), StringComparison.Ordinal);
    }
}
