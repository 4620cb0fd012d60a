using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Tryton;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>Tryton on the simulator: a new database with two companies for each case.</summary>
internal sealed class SimulatedTrytonSystem : ISystemUnderTest
{
    public string Name => "tryton";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps => TrytonGaps.Everywhere;

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var clock = ConformanceClock.Standing(Instant.FromUtc(2026, 6, 15, 10, 0));
        var server = new TrytonSimulator(new TrytonSimulatorOptions
        {
            Companies = [new(1, "Example Handel GmbH", "EUR"), new(2, "Example Retail Inc.", "USD") { TimeZone = "America/New_York" }],
            Time = clock,
        });
        var setUp = new TrytonSetUp(
            new TrytonAccess(new Uri("https://erp.example"), "retail", "connector", "password", "admin", "password", () => new SimulatorHandler(server)), clock);
        await setUp.EnsureAsync(new LocalDate(2026, 6, 15), 10_000, cancellationToken);
        return new TrytonFixture(setUp, clock, setUp);
    }
}
