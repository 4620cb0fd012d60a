using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Testing.WooCommerce.Orders;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Makes one order; the same number and seed make the same order, however many others there are.</summary>
internal sealed class OrderMaker(WooShopSettings settings, OrderGeneratorOptions options, int customers)
{
    // As in the recorded shop, of 100.
    private static readonly (string Status, int Share)[] Statuses =
        [("refunded", 17), ("completed", 16), ("pending", 14), ("processing", 14), ("on-hold", 13), ("cancelled", 13), ("failed", 13)];

    private static readonly string[] DueStatuses = ["processing", "on-hold", "completed"];

    private static readonly (string Id, string Title)[] PaymentMethods =
        [("bacs", "Direct bank transfer"), ("cod", "Cash on delivery"), ("cheque", "Check & Co"), ("", "")];

    private static readonly (string Id, string Title)[] ShippingMethods =
        [("flat_rate", "Flat rate"), ("local_pickup", "Pickup & go"), ("flat_rate", "Parcel 1"), ("free_shipping", "Frei Haus “ab 50 €”")];

    private static readonly string[] Notes =
        ["", "", "Please ring twice & leave at “door”\nThanks 🙏 <script>x</script>", "お急ぎください"];

    private readonly WooDates _dates = new(settings.TimeZone);

    /// <summary>Makes an order.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="id">The order's id.</param>
    /// <param name="placed">When it was placed.</param>
    /// <param name="reason">Why it cannot be mapped; null for one that can. Such an order is due but for that.</param>
    public JsonObject Make(Random random, long id, Instant placed, UnmappableReason? reason)
    {
        var regions = reason is UnmappableReason.UnknownTaxRate ? Region.All.Where(region => region.Standard.Count > 0).ToArray() : Region.All;
        var region = regions[random.Next(regions.Count)];
        var status = reason is null ? Status(random) : DueStatuses[random.Next(DueStatuses.Length)];
        var order = OrderBody.Create(id, settings with { Currency = region.Currency, PricesIncludeTax = region.Gross });
        order["currency_symbol"] = region.Symbol;
        order["status"] = status;
        Buyer(order, random, region, id);
        var (method, title) = PaymentMethods[random.Next(PaymentMethods.Length)];
        order["payment_method"] = method;
        order["payment_method_title"] = title;
        order["transaction_id"] = method == "bacs" && random.Next(2) == 0 ? Invariant($"T-{id}") : "";
        order["customer_note"] = Notes[random.Next(Notes.Length)];
        // Ids of lines are unique over the shop.
        var item = id * 100;
        Lines(order, random, region, () => ++item, withTaxes: reason is UnmappableReason.UnknownTaxRate);
        OrderTotals.Sum(order, new WooShopSettings(), region.Digits);
        Times(order, random, placed, status);
        Refunds(order, random, region.Digits, status, id);
        order["is_editable"] = status is "pending" or "on-hold";
        order["needs_payment"] = status is "pending" or "failed";
        order["needs_processing"] = true;
        Spoil(order, reason, id);
        return order;
    }

    private static string Status(Random random)
    {
        var left = random.Next(Statuses.Sum(status => status.Share));
        foreach (var (status, share) in Statuses)
        {
            left -= share;
            if (left < 0)
            {
                return status;
            }
        }

        throw new InvalidOperationException("The shares of the statuses do not add up.");
    }

    private static void Lines(JsonObject order, Random random, Region region, Func<long> nextItem, bool withTaxes)
    {
        var maker = new LineMaker(random, region, nextItem);
        var discount = random.Next(5) == 0 ? new[] { 0.05m, 0.1m, 0.125m, 0.333m }[random.Next(4)] : 0m;
        var lines = (JsonArray)order["line_items"]!;
        var hasReduced = false;
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var choices = withTaxes && lines.Count == 0 ? GeneratedCatalog.Items.Where(item => !item.IsReduced).ToArray() : GeneratedCatalog.Items;
            var item = choices[random.Next(choices.Count)];
            hasReduced |= item.IsReduced;
            lines.Add((JsonNode)maker.Product(item, random.Next(1, 6), discount));
        }

        var level = region.PriceLevel;
        var parcels = random.Next(10) switch { < 4 => 0, < 9 => 1, _ => 2 };
        for (var parcel = 0; parcel < parcels; parcel++)
        {
            var (method, title) = ShippingMethods[random.Next(ShippingMethods.Length)];
            var cost = method == "free_shipping" ? 0m : Money.Round(random.Next(199, 1299) / 100m * level, region.Digits);
            ((JsonArray)order["shipping_lines"]!).Add((JsonNode)maker.Shipping(method, title, cost));
        }

        var fees = (JsonArray)order["fee_lines"]!;
        if (random.Next(5) == 0)
        {
            fees.Add((JsonNode)maker.Fee("Gift wrap & “card”", Money.Round(3m * level, region.Digits), taxed: random.Next(4) > 0));
        }

        // WooCommerce spreads a negative fee over the tax classes of the lines; of one class it is taxed like them.
        var goods = lines.Sum(line => Money.Read(line!["total"]));
        if (random.Next(10) == 0 && !hasReduced && goods > 10m * level)
        {
            fees.Add((JsonNode)maker.Fee("Loyalty", -Money.Round(2.5m * level, region.Digits), taxed: true));
        }

        order["tax_lines"] = OrderTotals.TaxLines(order, maker.Met, new WooShopSettings(), region.Digits, nextItem);
        Coupon(order, lines, discount, region.Digits, nextItem);
    }

    private static void Coupon(JsonObject order, JsonArray lines, decimal discount, int digits, Func<long> nextItem)
    {
        if (discount == 0m)
        {
            return;
        }

        var net = lines.Sum(line => Money.Read(line!["subtotal"]) - Money.Read(line["total"]));
        var tax = lines.Sum(line => Money.Read(line!["subtotal_tax"]) - Money.Read(line["total_tax"]));
        ((JsonArray)order["coupon_lines"]!).Add((JsonNode)new JsonObject
        {
            ["id"] = nextItem(),
            ["code"] = "ünïcode %1",
            ["discount"] = Shortest(net, digits),
            ["discount_tax"] = Shortest(tax, digits),
            ["meta_data"] = new JsonArray(),
            ["discount_type"] = "percent",
            ["nominal_amount"] = OrderTotals.Wire((double)(discount * 100m)),
            ["free_shipping"] = false,
        });
    }

    /// <summary>Coupon amounts come without trailing zeros.</summary>
    private static string Shortest(decimal amount, int digits)
    {
        var text = Money.Write(amount, digits);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static void Refunds(JsonObject order, Random random, int digits, string status, long id)
    {
        var total = Money.Read(order["total"]);
        var refunds = (JsonArray)order["refunds"]!;
        if (status is "refunded")
        {
            refunds.Add((JsonNode)Refund((id * 10) + 1, "Order fully refunded.", total, digits));
        }
        else if (status is "processing" or "completed" && random.Next(4) == 0)
        {
            for (var count = random.Next(1, 3); count > 0; count--)
            {
                var amount = Money.Round(total * random.Next(1, 30) / 100m, digits);
                if (amount > 0)
                {
                    refunds.Insert(0, Refund((id * 10) + refunds.Count + 1, "Reason & “quoted”", amount, digits));
                }
            }
        }
    }

    private static JsonObject Refund(long id, string reason, decimal amount, int digits)
        => new() { ["id"] = id, ["reason"] = reason, ["total"] = "-" + Money.Write(amount, digits) };

    private static void Spoil(JsonObject order, UnmappableReason? reason, long id)
    {
        switch (reason)
        {
            case UnmappableReason.UnknownSku:
                var line = ((JsonArray)order["line_items"]!)[0]!;
                line["product_id"] = 900_000 + id;
                line["variation_id"] = 0;
                line["sku"] = Invariant($"GONE-{id}");
                break;
            case UnmappableReason.UnknownPaymentMethod:
                order["payment_method"] = "pay_in_shells";
                order["payment_method_title"] = "Cowrie shells";
                break;
            case UnmappableReason.UnknownStatus:
                order["status"] = "awaiting-parts";
                break;
            case UnmappableReason.UnknownTaxRate:
                Rename((JsonArray)order["tax_lines"]!);
                break;
        }

        void Rename(JsonArray taxLines)
        {
            var known = WooIds.Read(taxLines[0]!["rate_id"]);
            var unknown = 9000 + known;
            taxLines[0]!["rate_id"] = unknown;
            foreach (var list in new[] { "line_items", "fee_lines", "shipping_lines" })
            {
                foreach (var tax in ((JsonArray)order[list]!).SelectMany(entry => (JsonArray)entry!["taxes"]!))
                {
                    if (WooIds.Read(tax!["id"]) == known)
                    {
                        tax["id"] = unknown;
                    }
                }
            }
        }
    }

    private void Buyer(JsonObject order, Random random, Region region, long id)
    {
        var account = random.Next(3) == 0 ? 0 : random.Next(1, customers + 1);
        order["customer_id"] = account;
        var email = account == 0 ? Invariant($"guest{id}@example.com") : Invariant($"buyer{account}@example.com");
        order["billing"] = People.Address(random, region, email);
        var shipping = People.Address(random, region, email: null);
        if (random.Next(2) == 0)
        {
            order["shipping"] = shipping;
        }

        if (account != 0)
        {
            order["_links"]!["customer"] = new JsonArray(new JsonObject { ["href"] = Invariant($"{settings.SiteUrl}/wp-json/wc/v3/customers/{account}") });
        }
    }

    private void Times(JsonObject order, Random random, Instant placed, string status)
    {
        // Mass edits leave many orders with one and the same time.
        var modified = random.Next(10) == 0
            ? options.Until
            : Instant.Min(options.Until, placed + Duration.FromMinutes(random.Next(1, 20_000)));
        Stamp("date_created", placed);
        Stamp("date_modified", modified);
        if (status is "processing" or "completed" or "refunded")
        {
            Stamp("date_paid", placed);
        }

        if (status is "completed")
        {
            Stamp("date_completed", modified);
        }

        void Stamp(string field, Instant at)
        {
            order[field] = _dates.Local(at);
            order[field + "_gmt"] = WooDates.Gmt(at);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
