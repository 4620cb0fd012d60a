using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using Retail.Connectors.Amounts;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>A real shop, which keeps what the cases make.</summary>
internal sealed class LiveWooSystem(Uri address, string key, string secret) : ISystemUnderTest
{
    private static readonly string[] Kinds = ["order", "refund", "product", "customer"];

    public string Name => "woocommerce";

    public SystemRole Role => SystemRole.Shop;

    public ImmutableArray<DeclaredGap> Gaps =>
    [
        // Of a few hundred refunds, all that a case makes of a real shop, none is changed while others are listed.
        .. new SimulatedWooSystem().Gaps.Where(static gap => gap.Case is not ("refund-feed/equal-timestamps" or "refund-census/bulk")),
        .. Kinds.Select(static kind => new DeclaredGap(
            $"{kind}-census/window", "Records cannot be made at a time of one's choice.", "recorded schema of orders: date_created is readonly")),
        .. Kinds.Select(static kind => new DeclaredGap(
            $"{kind}-feed/unreadable", "Records cannot be spoiled over the API.", "recording error-product-bad-type: fields are checked by their types")),
        new("description/identity", "One installation is one shop, and the environment names one: that another differs is tried on the simulator.",
            "recording system-status: environment.site_url and environment.store_id name one shop"),
    ];

    public static LiveWooSystem? FromEnvironment(out string problem) =>
        LiveVariables.Read(out problem, "RETAIL_LIVE_WOO_URL", "RETAIL_LIVE_WOO_KEY", "RETAIL_LIVE_WOO_SECRET") is [var url, var key, var secret]
            ? new LiveWooSystem(new Uri(url), key, secret)
            : null;

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken)
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"));
        using var rest = new RestCalls(null, address, new AuthenticationHeaderValue("Basic", login));
        async Task<string> Setting(string id) =>
            (await rest.TryGetAsync($"/wp-json/wc/v3/settings/general/{id}", cancellationToken))?["value"]?.ToString() ?? string.Empty;

        // Customers live where the shop does, so that its taxes are charged.
        var country = (await Setting("woocommerce_default_country")).Split(':')[0];
        return new LiveWooFixture(address, key, secret, new CurrencyCode(await Setting("woocommerce_currency")), country);
    }
}
