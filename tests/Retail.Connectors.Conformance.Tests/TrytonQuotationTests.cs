using System.Collections.Immutable;
using Retail.Connectors.Conformance.Tryton;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>Orders that Tryton keeps as quotations are submitted and cancelled as well as those that it confirms. The suite itself amends them.</summary>
public sealed class TrytonQuotationTests
{
    public static TheoryData<string> Ids() =>
        Suite.Ids(SystemRole.Erp, static item => item.Subject is "submit-order" or "cancel-order");

    [Theory]
    [MemberData(nameof(Ids))]
    public Task CaseHolds(string id) => Suite.ExpectAsync(new Quoting(), id);

    private sealed class Quoting : ISystemUnderTest
    {
        public string Name => "tryton-quotations";

        public SystemRole Role => SystemRole.Erp;

        public ImmutableArray<DeclaredGap> Gaps => [];

        public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) =>
            new Fixture(await new SimulatedTrytonSystem().OpenAsync(cancellationToken));
    }

    private sealed class Fixture(ISystemFixture inner) : ISystemFixture
    {
        public SystemProfile Profile => inner.Profile.Amendable!;

        public ConformanceClock Clock => inner.Clock;

        public ISystemInspector Inspector => inner.Inspector;

        public ISystemStage Stage => inner.Stage;

        public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate) => inner.Compose(retail, system, gate);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
