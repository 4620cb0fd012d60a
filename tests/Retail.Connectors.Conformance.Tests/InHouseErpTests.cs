using InHouseErp.Certification;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>The connector of the guide passes.</summary>
public sealed class InHouseErpTests : ErpTests
{
    protected override ISystemUnderTest System => new InHouseSystem();

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
