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
        .. new[] { "shipment-reader/missing", "shipment-feed/deleted", "shipment-census/deleted" }.Select(static id => new DeclaredGap(
            id, "What has left is never deleted: Odoo refuses it, and takes goods back with a return.", "recording unlink_done_transfer")),
    ];

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var fixture = new SimulatedOdooFixture();
        await fixture.SetUpAsync();
        return fixture;
    }
}
