using System.Collections.Immutable;
using System.Net.Http.Headers;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>A real database, which keeps what the cases make.</summary>
internal sealed class LiveOdooSystem(LiveOdooSetUp setUp) : ISystemUnderTest
{
    public string Name => "odoo";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps { get; } =
    [
        .. new SimulatedOdooSystem().Gaps,
        .. new[] { "shipment", "invoice", "credit-note", "product", "customer" }.Select(static kind => new DeclaredGap(
            $"{kind}-census/window", "A real server dates these records itself: none can be made at the hours at which clocks change.",
            "facts.md: action_confirm overwrites date_order")),
    ];

    public static LiveOdooSystem? FromEnvironment(out string problem)
    {
        if (LiveVariables.Read(out problem, "RETAIL_LIVE_ODOO_URL", "RETAIL_LIVE_ODOO_DB", "RETAIL_LIVE_ODOO_KEY") is not [var url, var database, var key])
        {
            return null;
        }

        var administrator = Environment.GetEnvironmentVariable("RETAIL_LIVE_ODOO_ADMIN_KEY") is { Length: > 0 } other ? other : key;
        return new LiveOdooSystem(new LiveOdooSetUp(Calls(url, database, key), Calls(url, database, administrator), new Uri(url), database, key));
    }

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        await setUp.EnsureAsync(cancellationToken);
        return new LiveOdooFixture(setUp);
    }

    private static RestCalls Calls(string url, string database, string key) =>
        new(null, new Uri(url), new AuthenticationHeaderValue("bearer", key), ("X-Odoo-Database", database));
}
