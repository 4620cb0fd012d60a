using Retail.Connectors.Conformance.WooCommerce;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>WooCommerce passes on the simulator.</summary>
public sealed class WooCommerceTests : ShopTests
{
    protected override ISystemUnderTest System => new SimulatedWooSystem();
}
