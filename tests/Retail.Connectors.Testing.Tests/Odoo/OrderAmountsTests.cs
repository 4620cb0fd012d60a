using System.Globalization;
using CsCheck;
using Retail.Connectors.Testing.Odoo;

namespace Retail.Connectors.Testing.Tests.Odoo;

public sealed class OrderAmountsTests
{
    private static readonly string[] Fields =
    [
        "id", "origin", "partner_id/id", "pricelist_id/id", "order_line/id", "order_line/product_id/id", "order_line/name",
        "order_line/product_uom_qty", "order_line/price_unit", "order_line/discount", "order_line/tax_ids/id",
    ];

    private static readonly Gen<(int Quantity, int Price, int Scale, string Taxes)> Line = Gen.Select(
        Gen.Int[1, 9],
        Gen.Int[-2_000, 60_000],
        Gen.OneOf(1, 10, 100, 1_000, 3, 7),
        Gen.OneOf("", "t.t1", "t.t1,t.t2", "t.t1,t.t2,t.t3", "t.t4"));

    private static readonly Gen<(string Currency, (int Quantity, int Price, int Scale, string Taxes)[] Lines)> Order =
        Gen.Select(Gen.OneOf("USD", "EUR", "JPY", "KWD"), Line.Array[1, 12]);

    [Fact]
    public void Load_RoundedPerLine_TotalIsTheSumOfTheLines() => Order.Sample(
        order =>
        {
            var simulator = Loaded(OdooTaxRounding.PerLine, order);
            var loaded = Assert.Single(simulator.SaleOrders);
            Assert.Equal(loaded.Lines.Sum(line => line.Subtotal), loaded.Untaxed);
            Assert.Equal(loaded.Lines.Sum(line => line.Total), loaded.Total);
            Assert.Equal(loaded.TaxGroups.Sum(group => group.Tax), loaded.Tax);
        },
        iter: 100);

    [Fact]
    public void Load_RoundedGlobally_GroupsAddUpToTheTaxAndStayNearTheLines() => Order.Sample(
        order =>
        {
            var loaded = Assert.Single(Loaded(OdooTaxRounding.Globally, order).SaleOrders);
            Assert.Equal(loaded.Untaxed + loaded.Tax, loaded.Total);
            Assert.Equal(loaded.TaxGroups.Sum(group => group.Tax), loaded.Tax);
            var unit = order.Currency switch { "JPY" => 1m, "KWD" => 0.001m, _ => 0.01m };
            Assert.InRange(loaded.Total - loaded.Lines.Sum(line => line.Total), -3 * unit * order.Lines.Length, 3 * unit * order.Lines.Length);
        },
        iter: 100);

    [Fact]
    public void Load_Replayed_ChangesNothing() => Order.Sample(
        order =>
        {
            var simulator = Loaded(OdooTaxRounding.PerLine, order);
            var before = simulator.Records("sale.order").Concat(simulator.Records("sale.order.line")).Select(Picture).ToArray();
            Load(simulator, order);
            Load(simulator, order);
            Assert.Equal(before, simulator.Records("sale.order").Concat(simulator.Records("sale.order.line")).Select(Picture));
        },
        iter: 50);

    [Fact]
    public void Load_IncludedTax_TakesTheTaxOutOfThePrice()
    {
        var loaded = Assert.Single(Loaded(OdooTaxRounding.PerLine, ("EUR", [(1, 11_900, 100, "t.t4")])).SaleOrders);
        Assert.Equal((100m, 19m, 119m), (loaded.Untaxed, loaded.Tax, loaded.Total));
    }

    /// <summary>As a real Odoo 19.0 answered: one piece for −0.01 with a fixed tax of −0.01 has a tax of +0.01.</summary>
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(1, -1)]
    public void Load_FixedTax_IsTurnedRoundWhereThePriceIsNegative(int price, int tax)
    {
        var simulator = OdooClientCalls.WithTaxes(OdooTaxRounding.PerLine, "EUR");
        simulator.Load(
            "account.tax", ["id", "name", "amount", "amount_type", "tax_group_id/id"], [["t.t5", "State rounding -", "-0.01", "fixed", "t.g1"]], "operator-key");

        Load(simulator, ("EUR", [(1, price, 100, "t.t5")]));

        var loaded = Assert.Single(simulator.SaleOrders);
        Assert.Equal((price / 100m, tax / 100m), (loaded.Untaxed, loaded.Tax));
    }

    private static string Picture(System.Text.Json.Nodes.JsonObject record)
    {
        record.Remove("write_date");
        return record.ToJsonString();
    }

    private static OdooSimulator Loaded(OdooTaxRounding rounding, (string Currency, (int Quantity, int Price, int Scale, string Taxes)[] Lines) order)
    {
        var simulator = OdooClientCalls.WithTaxes(rounding, "USD", "EUR", "JPY", "KWD");
        Load(simulator, order);
        return simulator;
    }

    private static void Load(OdooSimulator simulator, (string Currency, (int Quantity, int Price, int Scale, string Taxes)[] Lines) order)
    {
        var rows = order.Lines.Select((line, index) => new[]
        {
            index == 0 ? "t.order" : "",
            index == 0 ? "t.order" : "",
            index == 0 ? "t.customer" : "",
            index == 0 ? $"t.pricelist_{order.Currency}" : "",
            $"t.order_l{index}",
            "t.product",
            "Thing",
            line.Quantity.ToString(CultureInfo.InvariantCulture),
            ((double)line.Price / line.Scale).ToString("R", CultureInfo.InvariantCulture),
            "0",
            line.Taxes,
        });
        var answer = simulator.Load("sale.order", Fields, [.. rows]);
        Assert.True(answer["ids"] is System.Text.Json.Nodes.JsonArray, answer.ToJsonString());
    }
}
