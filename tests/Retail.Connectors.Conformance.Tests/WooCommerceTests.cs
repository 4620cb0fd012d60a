using Retail.Connectors.Conformance.WooCommerce;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>WooCommerce passes on the simulator.</summary>
public sealed class WooCommerceTests
{
    public static TheoryData<string> Cases => Suite.Ids(SystemRole.Shop);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Suite_OnTheSimulatedShop_Holds(string id) => Suite.ExpectAsync(new SimulatedWooSystem(), id);
}
