using InHouseErp.Certification;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors.Conformance.Tests.Bad;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Stock;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>What is no gap does not pass as one.</summary>
public sealed class GapTests
{
    private const string Evidence = "the ERP's manual, chapter 7: orders are final";

    [Fact]
    public async Task Gap_WithEvidence_IsAGap()
    {
        var result = await Suite.RunAsync(Without<ICommandHandler<AmendOrder>>(new DeclaredGap("amend-order/offered", "Orders are final.", Evidence)), "amend-order/offered");

        Assert.Equal(CaseVerdict.Gap, result.Verdict);
        Assert.Contains(Evidence, result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gap_WithoutEvidence_IsBroken()
    {
        var result = await Suite.RunAsync(Without<ICommandHandler<AmendOrder>>(new DeclaredGap("amend-order/offered", "Orders are final.", " ")), "amend-order/offered");

        Assert.Equal(CaseVerdict.Broken, result.Verdict);
    }

    [Fact]
    public async Task Gap_OfWhatHolds_IsBroken()
    {
        var system = new AlteredSystem(new InHouseSystem(), static (_, _) => { }) { Gaps = [new DeclaredGap("amend-order/applied", "Orders are final.", Evidence)] };

        Assert.Equal(CaseVerdict.Broken, (await Suite.RunAsync(system, "amend-order/applied")).Verdict);
    }

    [Theory]
    [InlineData("submit-order/offered")]
    [InlineData("ensure-customer/offered")]
    [InlineData("post-credit/offered")]
    [InlineData("stock/offered")]
    public async Task Gap_OfWhatAnErpMustHave_IsBroken(string id)
    {
        var gap = new DeclaredGap(id, "It cannot be done.", Evidence);
        ISystemUnderTest system = id switch
        {
            "submit-order/offered" => Without<ICommandHandler<SubmitOrder>>(gap),
            "ensure-customer/offered" => Without<ICommandHandler<Customers.EnsureCustomer>>(gap),
            "post-credit/offered" => Without<ICommandHandler<Credits.PostCredit>>(gap),
            _ => Without<IStockSource>(gap),
        };

        Assert.Equal(CaseVerdict.Broken, (await Suite.RunAsync(system, id)).Verdict);
    }

    [Fact]
    public async Task Command_ThatIsMissingWithoutAWord_IsBrokenOnce()
    {
        var system = Without<ICommandHandler<AmendOrder>>();

        var report = await SystemConformance.RunAsync(system, static item => item.Subject == "amend-order", null, TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Broken);
        Assert.Equal(0, report.Holding);
    }

    [Fact]
    public async Task Gap_OfACaseThatDoesNotExist_IsBroken()
    {
        var system = new AlteredSystem(new InHouseSystem(), static (_, _) => { }) { Gaps = [new DeclaredGap("amend-order/aplied", "Orders are final.", Evidence)] };

        var report = await SystemConformance.RunAsync(system, static item => item.Id == "description/offered", null, TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Broken);
    }

    private static AlteredSystem Without<TService>(params DeclaredGap[] gaps) => new(
        new InHouseSystem(), static (retail, name) => retail.Services.RemoveAllKeyed<TService>(name)) { Gaps = [.. gaps] };
}
