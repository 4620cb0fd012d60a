using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests.Bad;

/// <summary>A system whose connector somebody has spoiled.</summary>
internal sealed class AlteredSystem(ISystemUnderTest inner, Action<RetailConnectorsBuilder, string> spoil) : ISystemUnderTest
{
    public string Name => inner.Name;

    public SystemRole Role => inner.Role;

    public ImmutableArray<DeclaredGap> Gaps { get; init; } = inner.Gaps;

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) =>
        new Fixture(await inner.OpenAsync(cancellationToken), spoil);

    private sealed class Fixture(ISystemFixture inner, Action<RetailConnectorsBuilder, string> spoil) : ISystemFixture
    {
        public SystemProfile Profile => inner.Profile;

        public ConformanceClock Clock => inner.Clock;

        public ISystemInspector Inspector => inner.Inspector;

        public ISystemStage Stage => inner.Stage;

        public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate)
        {
            inner.Compose(retail, system, gate);
            spoil(retail, system.Value);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
