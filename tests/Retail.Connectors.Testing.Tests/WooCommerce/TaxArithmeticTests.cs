using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Tests.WooCommerce.Generation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class TaxArithmeticTests
{
    /// <summary>
    /// A line written anew with the total it has is taxed anew: the simulator must come to what the real shop had said, for
    /// every taxed line of the 100 recorded orders.
    /// </summary>
    [Fact]
    public void Update_EveryRecordedOrder_ComputesTheRecordedTaxes()
    {
        var shop = RecordedShop.Load();
        var taxes = 0;
        foreach (var order in RecordedShop.Orders.Where(IsComputable))
        {
            var lines = new JsonArray([.. order["line_items"]!.AsArray().Select(line => (JsonNode)new JsonObject
            {
                ["id"] = line!["id"]!.DeepClone(),
                ["total"] = line["total"]!.DeepClone(),
                ["subtotal"] = line["subtotal"]!.DeepClone(),
            })]);
            var answer = shop.Handle(new()
            {
                Method = "PUT",
                Path = string.Create(CultureInfo.InvariantCulture, $"/wp-json/wc/v3/orders/{order["id"]}"),
                QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
                Headers = [new("Content-Type", "application/json")],
                Body = Encoding.UTF8.GetBytes(new JsonObject { ["line_items"] = lines }.ToJsonString()),
            });

            var after = JsonNode.Parse(answer.BodyText)!.AsObject();
            Assert.Equal(Taxes(order), Taxes(after));
            Assert.Equal(order["total"]!.GetValue<string>(), after["total"]!.GetValue<string>());
            Assert.Empty(OrderAudit.Complaints(after));
            taxes += Taxes(order).Split('\n').Length;
        }

        Assert.True(taxes > 150, $"only {taxes} lines were compared");
    }

    /// <summary>WooCommerce spreads a negative fee over the tax classes of the lines; that is not simulated.</summary>
    private static bool IsComputable(JsonObject order)
        => !order["fee_lines"]!.AsArray().Any(fee => OrderAudit.Amount(fee!["total"]) < 0)
            && order["line_items"]!.AsArray().Count > 0;

    private static string Taxes(JsonObject order) => string.Join('\n', new[] { "line_items", "fee_lines", "shipping_lines" }
        .SelectMany(list => order[list]!.AsArray())
        .Select(line => $"{line!["total"]} {line["total_tax"]}: "
            + string.Join(' ', line["taxes"]!.AsArray().OrderBy(tax => OrderAudit.Amount(tax!["id"])).Select(tax => $"{tax!["id"]}={tax["total"]}/{tax["subtotal"]}"))));
}
