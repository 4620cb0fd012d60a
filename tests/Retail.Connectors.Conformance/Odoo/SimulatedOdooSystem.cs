using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>Odoo on the simulator: a new database for each case.</summary>
internal sealed class SimulatedOdooSystem : ISystemUnderTest
{
    public string Name => "odoo";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps => [];

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var fixture = new SimulatedOdooFixture();
        await fixture.SetUpAsync();
        return fixture;
    }
}
