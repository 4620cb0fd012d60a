using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Tests.Orders;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Odoo;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>
/// A shop with gross prices that rounds at the subtotal, and a company that adds up unrounded amounts. Two articles of 107.32 at 7.25 %
/// are 100.0653 and 7.2547 each: shown as 100.07 and 7.25, together 200.1305, 14.5095 and 214.64.
/// </summary>
public sealed class GlobalRoundingTests
{
    [Fact]
    public async Task Order_GrossLinesWithoutACentRoundedAway_HaveTheShopsNet()
    {
        await using var world = await OdooWorld.OpenAsync(live: false, OdooTaxRounding.Globally);
        var order = await OrderAsync(world, 7.25m, 7.25m, roundedAway: 0m);

        var receipt = await world.SubmitAsync(order);

        var document = (await world.Client.FindAsync<Odoo.Orders.OdooSaleOrder>(OdooFormat.ParseId(receipt.Document.Id), OdooWorld.Token))!;
        Assert.Equal((200.14m, 14.50m, 214.64m), (document.AmountUntaxed, document.AmountTax, document.AmountTotal));
        Assert.Equal([("1", -0.01m)], receipt.Roundings.Select(rounding => (rounding.RateId, rounding.Amount.Amount)));
    }

    [Fact]
    public async Task Order_NetAndTaxACentOff_HasOneRoundingLineForBoth()
    {
        await using var world = await OdooWorld.OpenAsync(live: false, OdooTaxRounding.Globally);
        var order = await OrderAsync(world, 7.25m, 7.25m, roundedAway: -0.01m);

        var receipt = await world.SubmitAsync(order);

        var rounding = Assert.Single(await RoundingsAsync(world, receipt));
        Assert.Equal((-0.01m, -0.02m), (rounding.PriceSubtotal, rounding.PriceTotal));
        Assert.Equal([("1", -0.01m)], receipt.Roundings.Select(adjustment => (adjustment.RateId, adjustment.Amount.Amount)));
        Assert.Equal(OdooFormat.Id(rounding.Id), receipt.Lines["rounding"]);
        var found = Assert.IsType<Finding.Complete>(await world.FindAsync(order)).Receipt;
        Assert.Equal(receipt.Roundings, found.Roundings);
        Assert.Equal(receipt.Document, Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(order, new Finding.Complete(found))).Receipt.Document);
    }

    [Fact]
    public async Task Order_CentThatTheShopRoundedAway_StandsOnItsLineWithoutTax()
    {
        await using var world = await OdooWorld.OpenAsync(live: false, OdooTaxRounding.Globally);
        var order = await OrderAsync(world, 7.25m, 7.26m, roundedAway: -0.01m);

        var receipt = await world.SubmitAsync(order);

        var rounding = Assert.Single(await RoundingsAsync(world, receipt));
        Assert.Equal((-0.01m, -0.01m, true), (rounding.PriceSubtotal, rounding.PriceTotal, rounding.TaxIds.IsEmpty));
        Assert.Empty(receipt.Roundings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Order_BrokenBeforeItIsConfirmed_KeepsTheLineThatWasProven(bool afterCommit)
    {
        await using var world = await OdooWorld.OpenAsync(live: false, OdooTaxRounding.Globally);
        var other = await OrderAsync(world, 7.25m, 7.25m, roundedAway: 0m);
        await world.SubmitAsync(other);
        var order = (await OrderAsync(world, 7.25m, 7.25m, roundedAway: -0.01m)) with { Customer = other.Customer };
        var (broken, made) = (0, new List<string>());
        world.Breaker!.BreakAt(int.MaxValue, afterCommit);
        while (await BreaksAsync())
        {
            broken++;
        }

        var receipt = Assert.IsType<Finding.Complete>(await world.FindAsync(order)).Receipt;
        Assert.True(broken >= 2, $"{broken} calls were broken");
        Assert.DoesNotContain("sale.order/write", made);
        Assert.Equal((-0.01m, -0.02m), (Assert.Single(await RoundingsAsync(world, receipt)) is var line ? (line.PriceSubtotal, line.PriceTotal) : default));

        async Task<bool> BreaksAsync()
        {
            var found = await world.FindAsync(order);
            world.Breaker.BreakAt(broken + 1, afterCommit);
            try
            {
                Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(order, found));
                return false;
            }
            catch (ConnectorException)
            {
                return true;
            }
            finally
            {
                made.AddRange(world.Breaker.Made);
                world.Breaker.BreakAt(int.MaxValue, afterCommit);
            }
        }
    }

    [Fact]
    public async Task Amend_SameOrder_TouchesNothing()
    {
        await using var world = await OdooWorld.OpenAsync(live: false, OdooTaxRounding.Globally);
        var order = await OrderAsync(world, 7.25m, 7.25m, roundedAway: -0.01m);
        var receipt = await world.SubmitAsync(order);
        var amend = new AmendOrder(EffectKey.For(order.Order.Ref, "amend", OdooWorld.Erp), order.Order, receipt.Document, order.Key, order.Customer, order.Codes);
        var before = world.Breaker!.Made.Count;

        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(amend));

        Assert.DoesNotContain(world.Breaker.Made.Skip(before), call => call.EndsWith("action_cancel", StringComparison.Ordinal));
        Assert.Single(await RoundingsAsync(world, receipt));
    }

    [Fact]
    public async Task InvoiceAndCredit_OfAnOrderWithBoth_AreTheShopsMoney()
    {
        await using var world = await OdooWorld.OpenAsync(live: false, OdooTaxRounding.Globally);
        var order = await OrderAsync(world, 7.25m, 7.25m, roundedAway: -0.01m);
        var document = await world.SubmitAsync(order);
        var invoice = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document))).Receipt;
        var credits = new[]
        {
            OdooWorld.Credit(order, document, invoice, [OdooWorld.Line("1", 1, 100.07m, ("1", 7.25m))], "1"),
            OdooWorld.Credit(order, document, invoice, [OdooWorld.Line("2", 1, 100.07m, ("1", 7.25m)), OdooWorld.Line(string.Empty, 0, -0.01m)], "2"),
        };

        foreach (var credit in credits)
        {
            var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(credit)).Receipt;
            var note = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(posted.Document.Id), OdooWorld.Token);
            Assert.Equal((credit.Totals.Net.Amount, credit.Totals.Grand.Amount), (note!.AmountUntaxed, note.AmountTotal));
        }

        var billed = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(invoice.Document.Id), OdooWorld.Token);
        Assert.Equal((200.13m, 14.50m, 214.63m), (billed!.AmountUntaxed, billed.AmountTax, billed.AmountTotal));
        Assert.Single(await world.Client.SearchReadAsync<OdooAccountMoveLine>(
            OdooDomain.Equal("move_id", billed.Id).And(OdooDomain.Equal("product_id.default_code", "ROUNDING")), null, OdooWorld.Token));
        Assert.Equal(0m, billed.AmountResidual);
    }

    private static async Task<SubmitOrder> OrderAsync(OdooWorld world, decimal firstTax, decimal secondTax, decimal roundedAway)
    {
        var command = Shop.Command(
            world.Run + Guid.NewGuid().ToString("N", System.Globalization.CultureInfo.InvariantCulture)[..6],
            [
                Shop.Line("1", (await world.ProductAsync()).Sku, 1, 100.07m, ("1", firstTax)),
                Shop.Line("2", (await world.ProductAsync()).Sku, 1, 100.07m, ("1", secondTax)),
            ],
            roundedAway == 0 ? [] : [Shop.Charge("rounding", ChargeKind.Rounding, "Rounding", roundedAway)]);
        return command with
        {
            Order = command.Order with { PriceBasis = PriceBasis.Gross, TaxRounding = TaxRounding.AtSubtotal },
            Codes = command.Codes with { Taxes = world.Taxes.RemoveRange(world.Taxes.Keys.Except(command.Codes.Taxes.Keys)) },
        };
    }

    private static Task<List<Odoo.Orders.OdooSaleOrderLine>> RoundingsAsync(OdooWorld world, Receipt order) =>
        world.Client.SearchReadAsync<Odoo.Orders.OdooSaleOrderLine>(
            OdooDomain.Equal("order_id", OdooFormat.ParseId(order.Document.Id)).And(OdooDomain.Equal("product_id.default_code", "ROUNDING")), null, OdooWorld.Token);
}
