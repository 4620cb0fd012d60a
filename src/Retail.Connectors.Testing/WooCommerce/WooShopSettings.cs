using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>How a simulated shop is set up.</summary>
public sealed record WooShopSettings
{
    /// <summary>The shop's address, which stands in links and webhook headers; <c>https://store.example</c> by default.</summary>
    public string SiteUrl { get; init; } = "https://store.example";

    /// <summary>The keys of the REST API; by default one that may read and write, <c>ck_simulated</c> with <c>cs_simulated</c>.</summary>
    public IReadOnlyList<WooApiKey> Keys { get; init; } = [new("ck_simulated", "cs_simulated")];

    /// <summary>The site's time zone; UTC by default.</summary>
    public DateTimeZone TimeZone { get; init; } = DateTimeZone.Utc;

    /// <summary>The shop's own currency, ISO 4217; USD by default.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>How many decimals the shop shows; 2 by default.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The decimal separator of prices as people type them; a point by default. A comma sent to a shop with a point is dropped.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Whether prices are entered with tax; false by default.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>
    /// Whether taxes are rounded once over all lines, <c>woocommerce_tax_round_at_subtotal</c>; false by default: every line's
    /// tax is rounded by itself. No recording shows the true setting; it follows WooCommerce's documentation.
    /// </summary>
    public bool RoundsAtSubtotal { get; init; }

    /// <summary>Order statuses of the shop's own beside WooCommerce's, slug to name; none by default.</summary>
    public IReadOnlyDictionary<string, string> OwnOrderStatuses { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether full refunds that arrive one upon the other all succeed, as six of eight did when they were recorded: a refund
    /// then sees what was refunded before the current second, and not what was refunded in it. False by default.
    /// </summary>
    public bool MissesParallelRefunds { get; init; }

    /// <summary>The shop's country and state, from where an order without an address is taxed; <c>US:CA</c> by default.</summary>
    public string Country { get; init; } = "US:CA";

    /// <summary>The shop's city; Los Angeles by default.</summary>
    public string City { get; init; } = "Los Angeles";

    /// <summary>The shop's postcode; 90001 by default.</summary>
    public string Postcode { get; init; } = "90001";

    /// <summary>
    /// Whether orders of equal times come in another order on every page, so that pages repeat some and skip others, as a
    /// database may do it. False by default: equal times are ordered by id, as recorded.
    /// </summary>
    public bool ShufflesEqualTimes { get; init; }

    /// <summary>The shop's identity, <c>environment.store_id</c> of the system status.</summary>
    public Guid StoreId { get; init; } = new("5b0d2a52-7c2f-4e3c-8a39-0c5d7f5b3a10");
}
