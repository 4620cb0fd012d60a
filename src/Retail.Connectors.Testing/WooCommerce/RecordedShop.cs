using System.Text.Json.Nodes;
using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>A shop with 100 orders that were recorded from a real one: WooCommerce 10.5, US dollars, prices without tax, New York time.</summary>
/// <remarks>
/// Products and customers that the orders mention but nobody recorded are derived from the orders. The API's keys are made
/// up; all dates are the recorded ones.
/// </remarks>
public static class RecordedShop
{
    /// <summary>How the recorded shop was set up, with the default key.</summary>
    public static WooShopSettings Settings { get; } = new()
    {
        SiteUrl = "https://store-a.example",
        TimeZone = DateTimeZoneProviders.Tzdb["America/New_York"],
        StoreId = new Guid("c635b115-854e-4c31-930b-26d17c95a1dc"),
    };

    /// <summary>The 100 orders by id, as raw bodies; a new copy each time.</summary>
    public static IReadOnlyList<JsonObject> Orders => Read("orders");

    /// <summary>The recorded tax rates; a new copy each time.</summary>
    public static IReadOnlyList<JsonObject> TaxRates => Read("taxes");

    /// <summary>The recorded products, and for every other product or variation of an order line one derived from it.</summary>
    public static IReadOnlyList<JsonObject> Products => CompleteProducts(Orders);

    /// <summary>The recorded customers, and for every other customer of an order one derived from it.</summary>
    public static IReadOnlyList<JsonObject> Customers => DerivedCatalog.Complete(Read("customers"), Orders, DerivedCatalog.CustomersOf);

    /// <summary>Makes a simulator with all of it.</summary>
    /// <param name="settings">How the shop is set up; <see cref="Settings"/> when null.</param>
    /// <param name="time">The shop's clock; the system's when null.</param>
    /// <returns>The simulator; no webhook waits in it.</returns>
    public static WooCommerceSimulator Load(WooShopSettings? settings = null, TimeProvider? time = null)
    {
        var shop = new WooCommerceSimulator(settings ?? Settings, time);
        shop.SeedRecorded();
        var orders = Orders;
        foreach (var rate in TaxRates)
        {
            shop.AddTaxRate(rate);
        }

        foreach (var product in CompleteProducts(orders))
        {
            shop.AddProduct(product);
        }

        foreach (var customer in DerivedCatalog.Complete(Read("customers"), orders, DerivedCatalog.CustomersOf))
        {
            shop.AddCustomer(customer);
        }

        foreach (var refund in Read("refunds"))
        {
            shop.AddRefund(refund);
        }

        foreach (var order in orders)
        {
            shop.AddOrder(order);
        }

        return shop;
    }

    private static IReadOnlyList<JsonObject> CompleteProducts(IReadOnlyList<JsonObject> orders)
    {
        var products = DerivedCatalog.Complete(Read("products"), orders, DerivedCatalog.ProductsOf);
        var derived = products.ToDictionary(product => WooIds.Read(product["id"]));
        // Some were recorded in a list of few fields only: SKU, prices, tax, stock.
        foreach (var listed in Read("listed-products"))
        {
            if (derived.TryGetValue(WooIds.Read(listed["id"]), out var product))
            {
                foreach (var (field, value) in listed)
                {
                    product[field] = value?.DeepClone();
                }
            }
        }

        return products;
    }

    private static List<JsonObject> Read(string name) => RecordedData.List(name);
}
