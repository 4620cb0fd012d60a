using Retail.Connectors.Conformance.Odoo;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>Odoo passes on the simulator, as far as the simulator has the models.</summary>
public sealed class OdooTests
{
    public static TheoryData<string> Cases => Suite.Ids(SystemRole.Erp, static item =>
        item.Subject is "description" or "ensure-customer" or "submit-order" or "texts" or "amounts" || item.Id is "companies/orders");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Suite_OnTheSimulatedOdoo_Holds(string id) => Suite.ExpectAsync(new SimulatedOdooSystem(), id);
}
