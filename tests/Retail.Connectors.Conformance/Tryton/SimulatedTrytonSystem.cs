using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>Tryton on the simulator: a new database for each case.</summary>
internal sealed class SimulatedTrytonSystem : ISystemUnderTest
{
    public string Name => "tryton";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps { get; } = [];

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var fixture = new SimulatedTrytonFixture();
        await fixture.SetUpAsync(cancellationToken);
        return fixture;
    }
}
