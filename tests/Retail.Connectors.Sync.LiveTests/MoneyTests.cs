using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Sync.LiveTests.World;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>Orders with awkward prices, whose cents depend on where the shop rounds.</summary>
public sealed class MoneyTests(LiveWorld world)
{
    private const int Orders = 20;

    private static readonly string[] Prices = ["0.07", "1.99", "2.33", "3.335", "4.17", "9.99", "0.845", "12.49", "33.33", "7.77"];

    [LiveFlowsFact]
    public async Task Orders_WithAwkwardPrices_KeepTheirMoneyFromTheOrderToTheCredit()
    {
        await world.StartAsync();
        var ids = new List<string>();
        for (var n = 0; n < Orders; n++)
        {
            ids.Add(await PlaceAsync(n));
        }

        var (exact, rounded) = (0, 0);
        var documents = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var document = documents[id] = await world.InErpAsync(id);
            Money.AssertSame(await world.Shop.OrderAsync(id), document);
            var roundings = (await world.Erp.LinesAsync(document)).Where(IsRounding).ToList();
            AssertRounding(await world.Shop.OrderAsync(id), document, roundings);
            (exact, rounded) = (exact + (roundings.Count == 0 ? 1 : 0), rounded + (roundings.Count == 0 ? 0 : 1));
            await world.Erp.ShipAsync(document);
        }

        var net = 0m;
        var booked = 0m;
        foreach (var (n, id) in ids.Index())
        {
            var invoice = await FulfilmentTests.PaidAsync(world, id, documents[id]);
            Money.AssertSame(await world.Shop.OrderAsync(id), invoice);
            if (n % 2 == 0)
            {
                await world.Shop.RefundAsync(id, new JsonObject { ["amount"] = n % 4 == 0 ? Shop.Text(Erp.Number(invoice["amount_total"])) : "0.37" });
                await world.UntilAsync(async () => await world.Erp.CreditsAsync(invoice) is [var credit] && credit["state"]!.ToString() == "posted", $"the refund of {id} is credited");
            }

            var credits = await world.Erp.CreditsAsync(invoice);
            var (invoiced, credited) = (Erp.Number(invoice["amount_total"]), credits.Sum(credit => Erp.Number(credit["amount_total"])));
            var kept = Shop.Number((await world.Shop.OrderAsync(id))["total"]) - (await world.Shop.RefundsAsync(id)).Sum(refund => Shop.Number(refund["amount"]));
            Assert.Equal(kept, invoiced - credited);
            (net, booked) = (net + kept, booked + invoiced - credited);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Orders} orders: {exact} exact, {rounded} with a rounding line; shop {net}, invoices less credits {booked}");
        Assert.Equal(net, booked);
        foreach (var id in ids)
        {
            Assert.Empty(await world.ParkedAsync(id));
        }
    }

    /// <summary>
    /// Before tax a rounding line is exactly what the shop's lines miss its own total by. Of tax it moves each rate by the same number of
    /// cents, never more than there are lines; a second line stands only for rates that are off by another number.
    /// </summary>
    private static void AssertRounding(JsonObject order, JsonObject document, List<JsonObject> roundings)
    {
        var lines = new[] { "line_items", "shipping_lines", "fee_lines" }.SelectMany(part => order[part]!.AsArray()).ToList();
        var missed = Shop.Number(order["total"]) - Money.OfOrder(order).Values.Sum() - lines.Sum(line => Shop.Number(line!["total"]));
        var name = document["name"];
        Assert.True(missed == roundings.Sum(line => Erp.Number(line["price_subtotal"])), $"{name} rounds {missed} away before tax, and its rounding lines say otherwise");
        Assert.True(roundings.Count(line => Erp.Number(line["price_subtotal"]) != 0) <= 1, $"{name} has two rounding lines before tax");
        var cents = roundings.Where(line => line["tax_ids"]!.AsArray().Count > 0).Select(line => Erp.Number(line["product_uom_qty"])).ToList();
        Assert.True(cents.Distinct().Count() == cents.Count, $"{name} has two rounding lines that one could hold");
        Assert.True(cents.TrueForAll(count => count <= lines.Count), $"{name} moves a rate by more cents than it has lines");
    }

    private static bool IsRounding(JsonObject line) =>
        line["product_id"]?[1]?.ToString().Contains("ROUNDING", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>As the checkout stores them: a German price is with tax, and the line holds it without, to six digits.</summary>
    private Task<string> PlaceAsync(int n) => world.Shop.PlaceAsync(
        world.Run,
        order =>
        {
            Shop.Shipping(order, n % 3 == 0 ? "4.16" : "3.355");
            foreach (var (index, line) in order["line_items"]!.AsArray().Index())
            {
                var quantity = line!["quantity"]!.GetValue<int>();
                var price = decimal.Parse(Prices[(n + (3 * index)) % Prices.Length], CultureInfo.InvariantCulture);
                var rate = !world.Shop.IsGerman ? 0m : index == 1 ? 0.07m : 0.19m;
                var total = decimal.Round(price * quantity / (1 + rate), 6);
                line["subtotal"] = Shop.Text(total);
                line["total"] = Shop.Text(n % 5 == 4 ? decimal.Round(total * 0.9m, 6) : total);
            }
        },
        (LiveWorld.Standard, 1 + (n % 4)), (LiveWorld.Reduced, 3), (LiveWorld.Second, 1 + (n % 3)));
}
