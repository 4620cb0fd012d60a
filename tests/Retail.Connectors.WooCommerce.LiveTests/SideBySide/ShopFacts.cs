using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.WooCommerce.Settings;
using SimulatedSettings = Retail.Connectors.Testing.WooCommerce.WooShopSettings;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>How the shop is set up, so that a simulator can be set up the same way.</summary>
/// <param name="Settings">The simulator's settings.</param>
/// <param name="ChargesTaxes">The shop computes taxes.</param>
/// <param name="Routes">The routes that the shop's version has, below wc/v3.</param>
/// <param name="Version">The version of WooCommerce.</param>
internal sealed record ShopFacts(SimulatedSettings Settings, bool ChargesTaxes, IReadOnlySet<string> Routes, Version Version)
{
    private static readonly string[] Usual = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft"];

    public static async Task<ShopFacts> ReadAsync(WooCommerceClient woo, CancellationToken cancellationToken)
    {
        var general = await woo.Settings.ListAsync("general", cancellationToken);
        var tax = await woo.Settings.ListAsync("tax", cancellationToken);
        var statuses = await woo.Orders.ListStatusesAsync(cancellationToken);
        var zone = await ZoneAsync(cancellationToken);
        return new ShopFacts(
            new SimulatedSettings
            {
                Currency = Text(general, "woocommerce_currency"),
                Decimals = int.Parse(Text(general, "woocommerce_price_num_decimals"), CultureInfo.InvariantCulture),
                DecimalSeparator = Text(general, "woocommerce_price_decimal_sep") is [var separator, ..] ? separator : '.',
                Country = Text(general, "woocommerce_default_country"),
                City = Text(general, "woocommerce_store_city"),
                Postcode = Text(general, "woocommerce_store_postcode"),
                PricesIncludeTax = Text(tax, "woocommerce_prices_include_tax") == "yes",
                RoundsAtSubtotal = Text(tax, "woocommerce_tax_round_at_subtotal") == "yes",
                OwnOrderStatuses = statuses.Where(status => !Usual.Contains(status.Slug, StringComparer.Ordinal)).ToDictionary(status => status.Slug, status => status.Name, StringComparer.Ordinal),
                TimeZone = zone,
            },
            Text(general, "woocommerce_calc_taxes") == "yes",
            await RoutesAsync(woo, cancellationToken),
            Version.TryParse((await woo.System.GetStatusAsync(["environment.version"], cancellationToken)).Environment.Version.Split('-')[0], out var version) ? version : new Version());
    }

    /// <summary>The routes that the shop's version has, below wc/v3.</summary>
    /// <param name="woo">The shop.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static async Task<IReadOnlySet<string>> RoutesAsync(WooCommerceClient woo, CancellationToken cancellationToken) =>
        (await woo.System.GetIndexAsync(cancellationToken)).GetProperty("routes").EnumerateObject()
            .Select(route => route.Name["/wc/v3".Length..]).ToHashSet(StringComparer.Ordinal);

    private static string Text(IReadOnlyList<WooSetting> settings, string id) =>
        settings.FirstOrDefault(setting => setting.Id == id)?.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : string.Empty;

    /// <summary>Only WordPress' own index tells the zone.</summary>
    private static async Task<DateTimeZone> ZoneAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var index = JsonNode.Parse(await http.GetStringAsync(new Uri(LiveShop.Address.AbsoluteUri.TrimEnd('/') + "/wp-json/?_fields=timezone_string,gmt_offset"), cancellationToken));
        return index?["timezone_string"] is { } name && DateTimeZoneProviders.Tzdb.GetZoneOrNull((string)name!) is { } zone
            ? zone
            : DateTimeZone.ForOffset(Offset.FromSeconds((int)(decimal.Parse(index?["gmt_offset"]?.ToString() ?? "0", NumberStyles.Number, CultureInfo.InvariantCulture) * 3600)));
    }
}
