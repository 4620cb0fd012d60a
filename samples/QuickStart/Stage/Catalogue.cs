using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Testing.WooCommerce;
using Retail.Connectors.Testing.WooCommerce.Generation;

namespace QuickStart.Stage;

/// <summary>What is to be sold: orders that will be placed, and what an operator has set up for them.</summary>
internal sealed record Catalogue
{
    /// <summary>The payment methods of the shops; the empty one is a method like any other.</summary>
    private static readonly Dictionary<string, string> Methods = new()
    {
        ["bacs"] = "Bank transfer",
        ["cheque"] = "Cheque",
        ["cod"] = "Cash on delivery",
        ["stripe"] = "Card",
        ["paypal"] = "PayPal",
        [""] = "",
    };

    public required IReadOnlyList<JsonObject> Orders { get; init; }

    /// <summary>SKU and name of each product that the ERP knows.</summary>
    public required IReadOnlyDictionary<string, string> Products { get; init; }

    /// <summary>The tax rates that an operator has set up in the ERP.</summary>
    public required IReadOnlyList<OdooTaxRate> Rates { get; init; }

    public required IReadOnlyCollection<string> Currencies { get; init; }

    /// <summary>What the shop's payment methods are called in the ERP.</summary>
    public IReadOnlyDictionary<string, string> PaymentMethods { get; } = Methods;

    /// <summary>The cut-over: older orders stay where they are.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Numbers of the orders that cannot be mapped, on purpose.</summary>
    public required IReadOnlySet<string> ToBeParked { get; init; }

    /// <summary>The recorded or generated orders, and the shop in which they will be placed, still without them.</summary>
    public static Catalogue Make(Arguments arguments, TimeProvider time, out WooCommerceSimulator shop)
    {
        if (arguments.Orders is not { } count)
        {
            shop = new WooCommerceSimulator(RecordedShop.Settings, time);
            return Make(shop, RecordedShop.Orders, RecordedShop.Products, RecordedShop.Customers, RecordedShop.TaxRates,
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), []);
        }

        var generated = OrderGenerator.Generate(count, arguments.Seed);
        shop = new WooCommerceSimulator(generated.Settings, time);
        return Make(shop, generated.Orders, generated.Products, generated.Customers, generated.TaxRates,
            generated.From.ToDateTimeOffset(), [.. generated.Unmappable.Keys]);
    }

    private static Catalogue Make(
        WooCommerceSimulator shop,
        IReadOnlyList<JsonObject> orders,
        IReadOnlyList<JsonObject> products,
        IReadOnlyList<JsonObject> customers,
        IReadOnlyList<JsonObject> rates,
        DateTimeOffset from,
        HashSet<long> unmappable)
    {
        foreach (var product in products)
        {
            shop.AddProduct(product);
        }

        foreach (var customer in customers)
        {
            shop.AddCustomer(customer);
        }

        foreach (var rate in rates)
        {
            shop.AddTaxRate(rate);
        }

        return new Catalogue
        {
            Orders = orders,
            Products = products
                .Where(product => product["sku"]?.ToString() is { Length: > 0 })
                .GroupBy(product => product["sku"]!.ToString())
                .ToDictionary(group => group.Key, group => group.First()["name"]!.ToString()),
            Rates = [.. rates.Select(rate => new OdooTaxRate(
                rate["id"]!.ToString(),
                rate["name"]!.ToString(),
                decimal.Parse(rate["rate"]!.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture),
                rate["compound"]!.GetValue<bool>()))],
            Currencies = orders.Select(order => order["currency"]!.ToString()).ToHashSet(),
            From = from,
            ToBeParked = orders.Where(order => unmappable.Contains(order["id"]!.GetValue<long>())).Select(order => order["number"]!.ToString()).ToHashSet(),
        };
    }
}
