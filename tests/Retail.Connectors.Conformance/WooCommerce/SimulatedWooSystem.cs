using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>WooCommerce on the simulator: a new shop for each case.</summary>
internal sealed class SimulatedWooSystem : ISystemUnderTest
{
    public string Name => "woocommerce";

    public SystemRole Role => SystemRole.Shop;

    public ImmutableArray<DeclaredGap> Gaps => [];

    public Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ISystemFixture>(new SimulatedWooFixture());
}
