using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>Odoo on the simulator: a new database for each case.</summary>
internal sealed class SimulatedOdooSystem : ISystemUnderTest
{
    public string Name => "odoo";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps { get; } =
    [
        .. new[] { "sales-order", "shipment", "invoice", "credit-note", "product", "customer" }.Select(static kind => new DeclaredGap(
            $"{kind}-feed/unreadable", "The server checks every value that is written: nothing unreadable can be put in over its API.",
            "facts.md: 422 for ValidationError, UserError, constraint, bad arguments")),
    ];

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var fixture = new SimulatedOdooFixture();
        await fixture.SetUpAsync();
        return fixture;
    }
}
