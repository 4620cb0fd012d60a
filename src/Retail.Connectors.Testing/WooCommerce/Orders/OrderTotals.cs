using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>Taxes of lines, tax lines and totals of an order, in WooCommerce's arithmetic.</summary>
internal static class OrderTotals
{
    /// <summary>How many decimals an order's amounts have: those it carries, else the shop's.</summary>
    public static int DigitsOf(JsonObject order, WooShopSettings settings)
    {
        var total = order["total"]?.GetValue<string>() ?? "";
        if (total is "" or "0")
        {
            return settings.Decimals;
        }

        var dot = total.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? 0 : total.Length - dot - 1;
    }

    /// <summary>Writes the order's totals from its lines and tax lines.</summary>
    public static void Sum(JsonObject order, WooShopSettings settings, int digits)
    {
        var lines = Items(order, "line_items").ToArray();
        var taxes = Items(order, "tax_lines").ToArray();
        decimal Lines(string field) => lines
            .Sum(line => settings.RoundsAtSubtotal ? Money.Read(line[field]) : Money.Round(Money.Read(line[field]), digits));
        var (subtotal, total) = (Lines("subtotal"), Lines("total"));

        // In both modes shipping is rounded by itself, and a fee is not.
        var shipping = Items(order, "shipping_lines").Sum(line => Money.Round(Money.Read(line["total"]), digits));
        var fees = Sum(Items(order, "fee_lines"), "total");
        var (cartTax, shippingTax) = (Sum(taxes, "tax_total"), Sum(taxes, "shipping_tax_total"));
        Put(order, "discount_total", subtotal - total, digits);
        // Not the lines' taxes, which are rounded, but the exact ones behind them.
        decimal Taxes(string field) => lines.SelectMany(line => (JsonArray)line["taxes"]!).Sum(tax => Money.Read(tax![field]));
        Put(order, "discount_tax", TaxArithmetic.Rounded(Taxes("subtotal") - Taxes("total"), digits, settings.PricesIncludeTax), digits);
        Put(order, "shipping_total", shipping, digits);
        order["shipping_tax"] = Kept(shippingTax, digits);
        order["cart_tax"] = Kept(cartTax, digits);
        Put(order, "total_tax", cartTax + shippingTax, digits);
        Put(order, "total", total + fees + shipping + cartTax + shippingTax, digits);
    }

    /// <summary>An amount as it is kept, with more decimals than are shown.</summary>
    public static string Raw(decimal amount)
        => (Money.Round(amount, 10) / 1.0000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An amount that WooCommerce has computed: it keeps six decimals of it, whatever the shop shows.</summary>
    public static string Computed(decimal amount) => Raw(Money.Round(amount, 6));

    /// <summary>The unit price: a float with the artefacts of one.</summary>
    public static double UnitPrice(decimal total, decimal quantity) => quantity == 0 ? 0 : (double)total / (double)quantity;

    /// <summary>Taxes all lines anew by the rates that the order's address meets.</summary>
    public static void Retax(JsonObject order, ShopState shop, int digits)
    {
        var table = new TaxTable(shop.Settings, [.. shop.Taxes.Values.Select(tax => TaxRate.From(tax.Body))]);
        var met = new List<TaxRate>();
        var classes = new List<string>();
        foreach (var line in Items(order, "line_items"))
        {
            var taxClass = line["tax_class"]?.GetValue<string>() ?? "";
            var isTaxed = IsTaxedProduct(line, shop);
            var rates = isTaxed ? table.RatesOf(order, taxClass) : [];
            classes.AddRange(isTaxed ? [taxClass] : []);
            met.AddRange(rates);
            var total = Money.Read(line["total"]);
            Tax(line, rates, shop.Settings, digits, withSubtotal: true);
            line["price"] = Wire(UnitPrice(total, Money.Read(line["quantity"])));
        }

        foreach (var fee in Items(order, "fee_lines"))
        {
            var rates = IsTaxed(fee) ? table.RatesOf(order, fee["tax_class"]?.GetValue<string>() ?? "") : [];
            met.AddRange(rates);
            Tax(fee, rates, shop.Settings, digits, withSubtotal: false);
        }

        foreach (var parcel in Items(order, "shipping_lines"))
        {
            // Shipping is taxed like the goods it carries, by the standard class if any is of it; without taxed goods not at all.
            var rates = IsTaxed(parcel) && classes.Count > 0
                ? table.RatesOf(order, classes.Contains("") ? "" : classes[0]).Where(rate => rate.Shipping).ToArray()
                : [];
            met.AddRange(rates);
            Tax(parcel, rates, shop.Settings, digits, withSubtotal: false);
        }

        var before = Items(order, "tax_lines").ToDictionary(line => WooIds.Read(line["rate_id"]), line => WooIds.Read(line["id"]));
        order["tax_lines"] = TaxLines(order, met, shop.Settings, digits, shop.NextItem);
        foreach (var line in Items(order, "tax_lines"))
        {
            if (before.TryGetValue(WooIds.Read(line["rate_id"]), out var id))
            {
                line["id"] = id;
            }
        }
    }

    /// <summary>A float as PHP writes it: without a fraction when it has none.</summary>
    public static JsonValue Wire(double price) => price == Math.Floor(price) && Math.Abs(price) < 1e15 ? JsonValue.Create((long)price) : JsonValue.Create(price);

    /// <summary>
    /// Taxes of one line: kept exact, and together rounded rate by rate, or not at all where the shop rounds at the subtotal.
    /// </summary>
    private static void Tax(JsonObject line, IReadOnlyList<TaxRate> rates, WooShopSettings settings, int digits, bool withSubtotal)
    {
        var onTotal = TaxArithmetic.Computed(Money.Read(line["total"]), rates);
        var onSubtotal = withSubtotal ? TaxArithmetic.Computed(Money.Read(line["subtotal"]), rates) : [];
        var taxes = new JsonArray();
        for (var index = 0; index < rates.Count; index++)
        {
            taxes.Add((JsonNode)new JsonObject
            {
                ["id"] = rates[index].Id,
                ["total"] = Kept(onTotal[index], digits),
                ["subtotal"] = withSubtotal ? Kept(onSubtotal[index], digits) : "",
            });
        }

        decimal Whole(decimal tax) => settings.RoundsAtSubtotal ? tax : TaxArithmetic.Rounded(tax, digits, settings.PricesIncludeTax);
        line["taxes"] = taxes;
        line["total"] = Kept(Money.Read(line["total"]), digits);
        line["total_tax"] = Kept(onTotal.Sum(Whole), digits);
        if (withSubtotal)
        {
            line["subtotal"] = Kept(Money.Read(line["subtotal"]), digits);
            line["subtotal_tax"] = Kept(onSubtotal.Sum(Whole), digits);
        }
    }

    /// <summary>One tax line per rate, from the taxes of the lines.</summary>
    public static JsonArray TaxLines(JsonObject order, IEnumerable<TaxRate> met, WooShopSettings settings, int digits, Func<long> nextItem)
    {
        var lines = new JsonArray();
        foreach (var rate in met.DistinctBy(rate => rate.Id))
        {
            lines.Add((JsonNode)new JsonObject
            {
                ["id"] = nextItem(),
                ["rate_code"] = rate.Code,
                ["rate_id"] = rate.Id,
                ["label"] = rate.Label,
                ["compound"] = rate.IsCompound,
                ["tax_total"] = OfRate(order, rate.Id, settings, digits, "line_items", "fee_lines"),
                ["shipping_tax_total"] = OfRate(order, rate.Id, settings, digits, "shipping_lines"),
                ["rate_percent"] = Wire((double)rate.Percent),
                ["meta_data"] = new JsonArray(),
            });
        }

        return lines;
    }

    private static string OfRate(JsonObject order, long rate, WooShopSettings settings, int digits, params string[] lists)
    {
        decimal Rounded(decimal tax) => TaxArithmetic.Rounded(tax, digits, settings.PricesIncludeTax);
        return Kept(
            lists.SelectMany(list => Items(order, list))
                .SelectMany(line => (JsonArray)line["taxes"]!)
                .Where(tax => WooIds.Read(tax!["id"]) == rate)
                .Sum(tax => settings.RoundsAtSubtotal ? Money.Read(tax!["total"]) : Rounded(Money.Read(tax!["total"]))),
            digits);
    }

    /// <summary>An amount with at least the decimals that are shown.</summary>
    private static string Kept(decimal amount, int digits)
        => Money.Round(amount, digits) == amount ? Money.Write(amount, digits) : Raw(amount);

    /// <summary>Whether a line's product is taxed; one that has gone is.</summary>
    public static bool IsTaxedProduct(JsonObject line, ShopState shop)
    {
        var variation = WooIds.Read(line["variation_id"]);
        var id = variation == 0 ? WooIds.Read(line["product_id"]) : variation;
        return !shop.Products.TryGetValue(id, out var product) || product.Text("tax_status") is "taxable" or "parent" or "";
    }

    private static bool IsTaxed(JsonObject line) => line["tax_status"]?.GetValue<string>() != "none";

    private static decimal Sum(IEnumerable<JsonObject> lines, string field) => lines.Sum(line => Money.Read(line[field]));

    private static IEnumerable<JsonObject> Items(JsonObject order, string list) => ((JsonArray)order[list]!).OfType<JsonObject>();

    private static void Put(JsonObject into, string field, decimal amount, int digits) => into[field] = Money.Write(amount, digits);
}
