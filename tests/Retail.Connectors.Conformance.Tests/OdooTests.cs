using NodaTime;
using Retail.Connectors.Conformance.Odoo;
using Retail.Connectors.Conformance.Tests.Bad;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>Odoo passes on the simulator.</summary>
public sealed class OdooTests : ErpTests
{
    private const string LateWish = "submit-order/changed-late";
    private const string LateAmendment = "amend-order/late-commit";

    protected override ISystemUnderTest System => new SimulatedOdooSystem();

    [Fact]
    public async Task LateWish_WithoutASettleTime_IsFound() =>
        Assert.Equal(CaseVerdict.Broken, (await Suite.RunAsync(Altered<SubmitOrder>(static traits => traits with { SettleAfter = Duration.Zero }), LateWish)).Verdict);

    /// <summary>A call that arrives late undoes an amendment that was written again at once, or marks it as begun.</summary>
    [Theory]
    [InlineData(EffectGuarantee.Enforced, "the finding is Partial")]
    [InlineData(EffectGuarantee.Converging, "Cancelled")]
    public async Task LateAmendment_ThatClaimsMoreThanALookup_IsFound(EffectGuarantee guarantee, string seen)
    {
        var result = await Suite.RunAsync(Altered<AmendOrder>(traits => traits with { Guarantee = guarantee }), LateAmendment);

        Assert.Equal(CaseVerdict.Broken, result.Verdict);
        Assert.Contains(seen, result.Seen, StringComparison.Ordinal);
    }

    private static AlteredSystem Altered<TCommand>(Func<EffectTraits, EffectTraits> traits)
        where TCommand : class, ICommand =>
        new(new SimulatedOdooSystem(), (retail, name) => retail.AroundHandler<TCommand>(name, traits: traits)) { Gaps = new SimulatedOdooSystem().Gaps };
}
