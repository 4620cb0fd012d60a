using NodaTime;
using Retail.Connectors.Conformance.Odoo;
using Retail.Connectors.Conformance.Tests.Bad;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>Odoo passes on the simulator, as far as the simulator has the models.</summary>
public sealed class OdooTests
{
    /// <summary>Decided below: it depends on the settle time that the connector states.</summary>
    private const string LateWish = "submit-order/changed-late";

    public static TheoryData<string> Cases => Suite.Ids(SystemRole.Erp, static item =>
        item.Id != LateWish && (item.Subject is "description" or "ensure-customer" or "submit-order" or "texts" or "amounts" || item.Id is "companies/orders"));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Suite_OnTheSimulatedOdoo_Holds(string id) => Suite.ExpectAsync(new SimulatedOdooSystem(), id);

    [Fact]
    public Task LateWish_WithASettleTime_NeverReplacesALaterOne() => Suite.ExpectAsync(Settling(Duration.FromMinutes(2)), LateWish);

    [Fact]
    public async Task LateWish_WithoutASettleTime_IsFound() =>
        Assert.Equal(CaseVerdict.Broken, (await Suite.RunAsync(Settling(Duration.Zero), LateWish)).Verdict);

    private static AlteredSystem Settling(Duration after) => new(
        new SimulatedOdooSystem(),
        (retail, name) => retail.AroundHandler<SubmitOrder>(name, traits: traits => traits with { SettleAfter = after }));
}
