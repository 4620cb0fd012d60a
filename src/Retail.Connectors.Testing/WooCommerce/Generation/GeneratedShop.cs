using System.Text.Json.Nodes;
using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Generated orders and all that they speak of.</summary>
public sealed class GeneratedShop
{
    /// <summary>How the shop is set up; the key is the default one.</summary>
    public required WooShopSettings Settings { get; init; }

    /// <summary>From when on orders are to be synchronised; some are older.</summary>
    public required Instant From { get; init; }

    /// <summary>The orders by id, as raw bodies.</summary>
    public required IReadOnlyList<JsonObject> Orders { get; init; }

    /// <summary>The products and variations, as raw bodies.</summary>
    public required IReadOnlyList<JsonObject> Products { get; init; }

    /// <summary>The customers, as raw bodies.</summary>
    public required IReadOnlyList<JsonObject> Customers { get; init; }

    /// <summary>The tax rates, as raw bodies.</summary>
    public required IReadOnlyList<JsonObject> TaxRates { get; init; }

    /// <summary>
    /// The orders that cannot be mapped, by id, and why; each for one reason. All of them are due but for that: placed at or
    /// after <see cref="From"/>, not fully refunded, and processing, on hold or completed where the status is not itself the reason.
    /// </summary>
    public required IReadOnlyDictionary<long, UnmappableReason> Unmappable { get; init; }

    /// <summary>Makes a simulator with all of it.</summary>
    /// <param name="settings">How the shop is set up; <see cref="Settings"/> when null.</param>
    /// <param name="time">The shop's clock; the system's when null.</param>
    /// <returns>The simulator; no webhook waits in it.</returns>
    public WooCommerceSimulator Load(WooShopSettings? settings = null, TimeProvider? time = null)
    {
        var shop = new WooCommerceSimulator(settings ?? Settings, time);
        foreach (var rate in TaxRates)
        {
            shop.AddTaxRate(rate);
        }

        foreach (var product in Products)
        {
            shop.AddProduct(product);
        }

        foreach (var customer in Customers)
        {
            shop.AddCustomer(customer);
        }

        foreach (var order in Orders)
        {
            shop.AddOrder(order);
        }

        return shop;
    }
}
