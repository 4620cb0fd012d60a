using System.Text.Json.Nodes;
using Retail.Connectors.Simulation.Cents;

namespace Retail.Connectors.Simulation.Tests;

/// <summary>Every cent of generated carts, against an oracle that counts in fractions; and the oracle against documents that are wrong.</summary>
public sealed class MoneyTests
{
    private const int Orders = 2000;

    private static readonly JsonObject Order = (JsonObject)JsonNode.Parse("""
        {"currency":"EUR","total":"23.80","line_items":[{"total":"10.00"},{"total":"10.00"}],"shipping_lines":[],"fee_lines":[],
         "tax_lines":[{"rate_id":1,"tax_total":"3.80","shipping_tax_total":"0.00"}]}
        """)!;

    private static readonly MoneyDocument Right = new("EUR", 20m, 23.80m, new Dictionary<string, decimal> { ["1"] = 3.80m }, []);

    public static TheoryData<string, string> Wrong => new()
    {
        { "currency", "currency USD" },
        { "total", "total 23.81, shop 23.8" },
        { "net", "net 20.01, shop 20" },
        { "rate", "rate 1 3.79, shop 3.8" },
        { "other-rate", "rate 2 0.01, shop 0" },
        { "rounding", "rounding of 0.06" },
        { "two-nets", "two rounding lines hold a net amount" },
        { "no-loss", "lines and taxes of the shop miss its total by 0, and rounding lines say 0.01" },
    };

    [Fact]
    public void Play_GeneratedCarts_NoCentIsUnexplained()
    {
        var tally = MoneyRun.Play(Orders, seed: 1, Environment.ProcessorCount);

        Assert.Empty(tally.Wrong);
        Assert.Equal(Orders, tally.Exact + tally.Rounded + tally.Parked.Values.Sum());
        Assert.True(tally.Exact > 0 && tally.Rounded > 0, "Both kinds of documents have to occur, or nothing is tried.");
        Assert.False(tally.IsParkedTooOften, $"More than one in a thousand is parked: {string.Join("; ", tally.Examples.Take(3))}");
    }

    [Fact]
    public void Judge_DocumentThatIsRight_FindsNothing() => Assert.Null(MoneyOracle.Judge(Order, Right, digits: 2));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Judge_DocumentThatIsWrong_SaysSo(string what, string expected)
    {
        var document = what switch
        {
            "currency" => Right with { Currency = "USD" },
            "total" => Right with { Total = 23.81m },
            "net" => Right with { Untaxed = 20.01m },
            "rate" => Right with { Taxes = new Dictionary<string, decimal> { ["1"] = 3.79m } },
            "other-rate" => Right with { Taxes = new Dictionary<string, decimal> { ["1"] = 3.80m, ["2"] = 0.01m } },
            "two-nets" => Right with { Roundings = [new MoneyRounding(0.01m, 0m), new MoneyRounding(-0.01m, 0m)] },
            "no-loss" => Right with { Roundings = [new MoneyRounding(0.01m, 0m)] },
            _ => Right with { Roundings = [new MoneyRounding(0m, 0.03m), new MoneyRounding(0m, 0.03m)] },
        };

        Assert.Equal(expected, MoneyOracle.Judge(Order, document, digits: 2));
    }

    [Theory]
    [InlineData("23.81", true)]
    [InlineData("23.81", false)]
    public void Judge_ShopThatMissesItsOwnTotal_WantsItSaid(string total, bool isSaid)
    {
        var order = (JsonObject)Order.DeepClone();
        order["total"] = total;
        var document = Right with { Untaxed = 20.01m, Total = 23.81m, Roundings = isSaid ? [new MoneyRounding(0.01m, 0m)] : [] };

        Assert.Equal(isSaid, MoneyOracle.Judge(order, document, digits: 2) is null);
    }
}
