using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>Tryton on the simulator: a new database for each case.</summary>
internal sealed class SimulatedTrytonSystem : ISystemUnderTest
{
    public string Name => "tryton";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps { get; } =
    [
        .. Amendments.Select(static name => new DeclaredGap(
            $"amend-order/{name}", "Without a queue worker a confirmed sale is processed at once, and one in processing is not changed: the amendment is refused.",
            "facts.md: a line of a processing sale can be changed, state can be written directly: never do either")),
    ];

    private static IEnumerable<string> Amendments =>
    [
        "applied", "repeated", "parallel", "killed-before", "killed-after", "answer-lost", "unavailable", "html", "late-commit", "changed-after", "changed-halfway",
    ];

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var fixture = new SimulatedTrytonFixture();
        await fixture.SetUpAsync(cancellationToken);
        return fixture;
    }
}
