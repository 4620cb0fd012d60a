using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.Tests.WooCommerce.Generation;

/// <summary>Checks a raw order's arithmetic; written apart from what it checks.</summary>
internal static class OrderAudit
{
    private static readonly string[] Charges = ["line_items", "fee_lines", "shipping_lines"];

    public static IEnumerable<string> Complaints(JsonObject order)
    {
        var lines = Charges.ToDictionary(list => list, list => order[list]!.AsArray().Select(line => line!.AsObject()).ToArray());
        var goods = lines["line_items"];
        var everything = lines.Values.SelectMany(list => list).ToArray();
        foreach (var line in everything.Where(line => Amount(line["total_tax"]) != line["taxes"]!.AsArray().Sum(tax => Amount(tax!["total"]))))
        {
            yield return $"line {line["id"]}: total_tax is not the sum of its taxes";
        }

        foreach (var line in goods.Where(line => Amount(line["subtotal_tax"]) != line["taxes"]!.AsArray().Sum(tax => Amount(tax!["subtotal"]))))
        {
            yield return $"line {line["id"]}: subtotal_tax is not the sum of its taxes";
        }

        var rates = order["tax_lines"]!.AsArray().Select(line => line!.AsObject()).ToArray();
        foreach (var rate in rates)
        {
            var id = Amount(rate["rate_id"]);
            if (Amount(rate["tax_total"]) != Of(goods, id) + Of(lines["fee_lines"], id))
            {
                yield return $"rate {id}: tax_total";
            }

            if (Amount(rate["shipping_tax_total"]) != Of(lines["shipping_lines"], id))
            {
                yield return $"rate {id}: shipping_tax_total";
            }
        }

        var known = rates.Select(rate => Amount(rate["rate_id"])).ToHashSet();
        if (known.Count != rates.Length || !everything.SelectMany(line => line["taxes"]!.AsArray()).All(tax => known.Contains(Amount(tax!["id"]))))
        {
            yield return "a tax of a line has no tax line of its own";
        }

        var shipping = lines["shipping_lines"];
        foreach (var (field, expected) in new[]
        {
            ("discount_total", Sum(goods, "subtotal") - Sum(goods, "total")),
            ("shipping_total", Sum(shipping, "total")),
            ("shipping_tax", Sum(shipping, "total_tax")),
            ("cart_tax", Sum(goods, "total_tax") + Sum(lines["fee_lines"], "total_tax")),
            ("total_tax", Sum(everything, "total_tax")),
            ("total", Sum(everything, "total") + Sum(everything, "total_tax")),
        })
        {
            if (Amount(order[field]) != expected)
            {
                yield return $"{field} is {order[field]} where the lines make {expected.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        if (order["refunds"]!.AsArray().Sum(refund => refund!["total"]!.GetValue<string>() == "-" ? 0m : -Amount(refund["total"])) > Amount(order["total"]))
        {
            yield return "more was refunded than paid";
        }
    }

    /// <summary>Whether coupons and discount tax make the discount; the real shop rounds these apart and may be off by a cent.</summary>
    public static bool DiscountsAddUp(JsonObject order)
        => Amount(order["discount_tax"]) == order["line_items"]!.AsArray().Sum(line => Amount(line!["subtotal_tax"]) - Amount(line["total_tax"]))
            && order["coupon_lines"]!.AsArray().Sum(coupon => Amount(coupon!["discount"])) == Amount(order["discount_total"]);

    /// <summary>Every amount that has another number of decimals than the currency.</summary>
    public static IEnumerable<string> WrongDigits(JsonObject order)
    {
        var digits = order["currency"]!.GetValue<string>() switch { "JPY" => 0, "KWD" => 3, _ => 2 };
        var amounts = new[] { "total", "total_tax", "discount_total", "discount_tax", "shipping_total", "shipping_tax", "cart_tax" }.Select(field => order[field]!)
            .Concat(Charges.SelectMany(list => order[list]!.AsArray()).SelectMany(line => new[] { line!["total"]!, line["total_tax"]! }))
            .Concat(order["tax_lines"]!.AsArray().Select(line => line!["tax_total"]!))
            .Concat(order["refunds"]!.AsArray().Select(refund => refund!["total"]!));
        return amounts.Select(amount => amount.GetValue<string>())
            .Where(text => (text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0) != digits);
    }

    /// <summary>How far the taxes are off, in minor units, for an ERP that takes each line's net and computes rate by rate.</summary>
    public static decimal UnitsOff(JsonObject order, IReadOnlyDictionary<long, (decimal Percent, bool Compound)> rates)
    {
        var digits = order["currency"]!.GetValue<string>() switch { "JPY" => 0, "KWD" => 3, _ => 2 };
        var off = 0m;
        foreach (var line in Charges.SelectMany(list => order[list]!.AsArray()))
        {
            var net = Amount(line!["total"]);
            var before = 0m;
            foreach (var tax in line["taxes"]!.AsArray().OrderBy(tax => rates[(long)Amount(tax!["id"])].Compound))
            {
                var (percent, compound) = rates[(long)Amount(tax!["id"])];
                var computed = Math.Round((compound ? net + before : net) * percent / 100m, digits, MidpointRounding.AwayFromZero);
                before += computed;
                off += Math.Abs(computed - Amount(tax["total"]));
            }
        }

        return off * (digits switch { 0 => 1m, 3 => 1000m, _ => 100m });
    }

    public static decimal Amount(JsonNode? node) => decimal.Parse(
        node!.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(),
        NumberStyles.Float,
        CultureInfo.InvariantCulture);

    private static decimal Sum(IEnumerable<JsonObject> lines, string field) => lines.Sum(line => Amount(line[field]));

    private static decimal Of(IEnumerable<JsonObject> lines, decimal rate) => lines.SelectMany(line => line["taxes"]!.AsArray())
        .Where(tax => Amount(tax!["id"]) == rate).Sum(tax => Amount(tax!["total"]));
}
