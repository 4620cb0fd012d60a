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

    /// <summary>Writes the order's totals from its lines.</summary>
    public static void Sum(JsonObject order, int digits)
    {
        var lines = Items(order, "line_items");
        var fees = Items(order, "fee_lines");
        var shipping = Items(order, "shipping_lines");
        var lineTax = Sum(lines, "total_tax");
        var shippingTax = Sum(shipping, "total_tax");
        var cartTax = lineTax + Sum(fees, "total_tax");
        Put(order, "discount_total", Sum(lines, "subtotal") - Sum(lines, "total"), digits);
        Put(order, "discount_tax", Sum(lines, "subtotal_tax") - lineTax, digits);
        Put(order, "shipping_total", Sum(shipping, "total"), digits);
        Put(order, "shipping_tax", shippingTax, digits);
        Put(order, "cart_tax", cartTax, digits);
        Put(order, "total_tax", cartTax + shippingTax, digits);
        Put(order, "total", Sum(lines, "total") + Sum(fees, "total") + Sum(shipping, "total") + cartTax + shippingTax, digits);
    }

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
            Tax(line, rates, digits, withSubtotal: true);
            line["price"] = Wire(UnitPrice(total, Money.Read(line["quantity"])));
        }

        foreach (var fee in Items(order, "fee_lines"))
        {
            var rates = IsTaxed(fee) ? table.RatesOf(order, fee["tax_class"]?.GetValue<string>() ?? "") : [];
            met.AddRange(rates);
            Tax(fee, rates, digits, withSubtotal: false);
        }

        foreach (var parcel in Items(order, "shipping_lines"))
        {
            // Shipping is taxed like the goods it carries, by the standard class if any is of it; without taxed goods not at all.
            var rates = IsTaxed(parcel) && classes.Count > 0
                ? table.RatesOf(order, classes.Contains("") ? "" : classes[0]).Where(rate => rate.Shipping).ToArray()
                : [];
            met.AddRange(rates);
            Tax(parcel, rates, digits, withSubtotal: false);
        }

        var before = Items(order, "tax_lines").ToDictionary(line => WooIds.Read(line["rate_id"]), line => WooIds.Read(line["id"]));
        order["tax_lines"] = TaxLines(order, met, digits, shop.NextItem);
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

    private static void Tax(JsonObject line, IReadOnlyList<TaxRate> rates, int digits, bool withSubtotal)
    {
        var onTotal = TaxArithmetic.OnNet(Money.Read(line["total"]), rates, digits);
        var onSubtotal = withSubtotal ? TaxArithmetic.OnNet(Money.Read(line["subtotal"]), rates, digits) : [];
        var taxes = new JsonArray();
        for (var index = 0; index < rates.Count; index++)
        {
            taxes.Add((JsonNode)new JsonObject
            {
                ["id"] = rates[index].Id,
                ["total"] = Money.Write(onTotal[index], digits),
                ["subtotal"] = withSubtotal ? Money.Write(onSubtotal[index], digits) : "",
            });
        }

        line["taxes"] = taxes;
        Put(line, "total", Money.Read(line["total"]), digits);
        Put(line, "total_tax", onTotal.Sum(), digits);
        if (withSubtotal)
        {
            Put(line, "subtotal", Money.Read(line["subtotal"]), digits);
            Put(line, "subtotal_tax", onSubtotal.Sum(), digits);
        }
    }

    /// <summary>One tax line per rate, from the taxes of the lines.</summary>
    public static JsonArray TaxLines(JsonObject order, IEnumerable<TaxRate> met, int digits, Func<long> nextItem)
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
                ["tax_total"] = Money.Write(OfRate(order, rate.Id, "line_items") + OfRate(order, rate.Id, "fee_lines"), digits),
                ["shipping_tax_total"] = Money.Write(OfRate(order, rate.Id, "shipping_lines"), digits),
                ["rate_percent"] = Wire((double)rate.Percent),
                ["meta_data"] = new JsonArray(),
            });
        }

        return lines;
    }

    private static decimal OfRate(JsonObject order, long rate, string list) => Items(order, list)
        .SelectMany(line => (JsonArray)line["taxes"]!)
        .Where(tax => WooIds.Read(tax!["id"]) == rate)
        .Sum(tax => Money.Read(tax!["total"]));

    private static bool IsTaxedProduct(JsonObject line, ShopState shop)
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
