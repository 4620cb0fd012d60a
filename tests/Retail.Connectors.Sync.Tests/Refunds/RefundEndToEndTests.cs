using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>Refunds between the recorded shop and a simulated Odoo, through the engine.</summary>
public sealed class RefundEndToEndTests
{
    private const string Flow = "refunds/shop/erp";

    [Fact]
    public async Task Refunds_OfEveryShape_AreCreditedToTheCentAndSettleTheInvoice()
    {
        await using var world = await RefundWorld.StartAsync();
        var placed = world.Place(
            quantity: 4,
            """
            ,"fee_lines":[{"name":"Gift wrap","total":"3.00","tax_status":"none"},{"name":"Loyalty","total":"-2.00","tax_status":"none"}]
            """);
        var id = placed["id"]!.GetValue<long>();
        var (order, _, invoice) = await world.InvoiceAsync(id);
        var line = placed["line_items"]![0]!;
        var unit = order.Lines[0].Net.Amount / 4;
        var taxes = order.Lines[0].Taxes.Select(tax => $$"""{"id":{{tax.RateId}},"refund_total":"{{Text(decimal.Round(tax.Amount.Amount / 4, 2))}}"}""");
        var unitTax = order.Lines[0].Taxes.Sum(tax => decimal.Round(tax.Amount.Amount / 4, 2));
        var gift = placed["fee_lines"]![0]!["id"];
        var rate = order.Taxes[0].RateId;

        long[] refunds =
        [
            world.Refund(id, $$"""{"api_refund":false,"amount":"{{Text(unit + unitTax)}}","reason":"line","line_items":[{"id":{{line["id"]}},"quantity":1,"refund_total":"{{Text(unit)}}","refund_tax":[{{string.Join(',', taxes)}}]}]}"""),
            world.Refund(id, $$"""{"api_refund":false,"amount":"1.50","reason":"money without quantity","line_items":[{"id":{{line["id"]}},"refund_total":"1.50"}]}"""),
            world.Refund(id, $$"""{"api_refund":false,"amount":"0.04","reason":"tax only","line_items":[{"id":{{line["id"]}},"refund_total":"0","refund_tax":[{"id":{{rate}},"refund_total":"0.04"}]}]}"""),
            world.Refund(id, $$"""{"api_refund":false,"amount":"2.00","reason":"shipping","line_items":[{"id":{{placed["shipping_lines"]![0]!["id"]}},"refund_total":"2.00"}]}"""),
            world.Refund(id, $$"""{"api_refund":false,"amount":"1.00","reason":"fee and the reduction with it","line_items":[{"id":{{gift}},"refund_total":"3.00"},{"id":{{placed["fee_lines"]![1]!["id"]}},"refund_total":"-2.00"}]}"""),
            world.Refund(id, """{"api_refund":false,"amount":"1.11","reason":"amount only"}"""),
            world.Refund(id, $$"""{"api_refund":false,"amount":"1.00","reason":"no amount given","line_items":[{"id":{{line["id"]}},"quantity":1,"refund_total":1.0}]}"""),
        ];
        var left = order.Totals.Grand.Amount - world.Woo.Refunds.Where(refund => refund["parent_id"]!.GetValue<long>() == id).Sum(Amount);
        refunds = [.. refunds, world.Refund(id, $$"""{"api_refund":false,"amount":"{{Text(left)}}","reason":"the rest"}""")];

        foreach (var refund in refunds)
        {
            await world.HintAsync(RefundWorld.RefundRef(refund), RefundWorld.RefundRef(refund));
            await world.IdleAsync(Flow, RefundWorld.RefundRef(refund));
            Assert.Empty((await world.Store.ListParkedAsync(Flow, 100, RefundWorld.Token)).Where(work => work.Key.Source == RefundWorld.RefundRef(refund)).Select(work => work.Reason.Explanation));
        }

        Assert.Equal(order.Totals.Grand.Amount, world.Credited(invoice));
        Assert.Equal(refunds.Length, world.Moves("out_refund").Count);
        Assert.Equal(0m, world.Odoo.Records("account.move").Single(move => move["id"]!.ToString() == invoice.Document.Id)["amount_residual"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Refunds_SixFullOnesAtOnce_BecomeOneCreditAndTheOthersAreParked()
    {
        await using var world = await RefundWorld.StartAsync();
        var id = world.Place()["id"]!.GetValue<long>();
        var (order, _, invoice) = await world.InvoiceAsync(id);
        var body = $$"""{"api_refund":false,"amount":"{{Text(order.Totals.Grand.Amount)}}","reason":"all"}""";
        world.ShopTime.Stop();
        var refunds = Enumerable.Range(0, 6).Select(_ => RefundWorld.RefundRef(world.Refund(id, body))).ToArray();
        world.ShopTime.GoOn();
        Assert.Equal(6, refunds.Distinct().Count());

        await world.HintAsync([.. refunds.Reverse(), .. refunds]);
        await world.LinkAsync(refunds[0], LinkRole.CreditNote);
        foreach (var refund in refunds[1..])
        {
            var parked = await world.ParkedAsync(Flow, refund);
            Assert.Equal("over-refunded", parked.Reason.Code);
            Assert.Contains(order.Totals.Grand.ToString(), parked.Reason.Explanation, StringComparison.Ordinal);
        }

        Assert.Equal(order.Totals.Grand.Amount, world.Credited(invoice));
        Assert.Single(world.Moves("out_refund"));
    }

    [Fact]
    public async Task Refund_AnswerLostAtEveryCallThatWrites_IsCreditedOnce()
    {
        await using var world = await RefundWorld.StartAsync();
        var id = world.Place()["id"]!.GetValue<long>();
        var (_, _, invoice) = await world.InvoiceAsync(id);
        var lost = 0;
        world.ErpWire.AfterCommit = call =>
        {
            if ((call.Request.Path.EndsWith("/load", StringComparison.Ordinal) && lost == 0) || (call.Request.Path.EndsWith("/action_post", StringComparison.Ordinal) && lost == 1))
            {
                lost++;
                call.Abandon();
            }

            return Task.CompletedTask;
        };

        var refund = RefundWorld.RefundRef(world.Refund(id, """{"api_refund":false,"amount":"3.21","reason":"lost"}"""));
        await world.HintAsync(refund);
        await world.LinkAsync(refund, LinkRole.CreditNote);
        await world.HintAsync(refund);
        await world.IdleAsync(Flow, refund);

        Assert.Equal(2, lost);
        Assert.Equal(3.21m, world.Credited(invoice));
    }

    [Fact]
    public async Task Refund_DeletedAfterItsCredit_IsFoundBySweepAndParked()
    {
        await using var world = await RefundWorld.StartAsync(refunds => refunds.Sweep(TimeSpan.FromSeconds(1)));
        var id = world.Place()["id"]!.GetValue<long>();
        await world.InvoiceAsync(id);
        var refund = world.Refund(id, """{"api_refund":false,"amount":"2.00"}""");
        await world.HintAsync(RefundWorld.RefundRef(refund));
        var credit = await world.LinkAsync(RefundWorld.RefundRef(refund), LinkRole.CreditNote);

        world.Send("DELETE", $"orders/{id}/refunds/{refund}");
        var parked = await world.ParkedAsync(Flow, RefundWorld.RefundRef(refund));

        Assert.Equal("refund-deleted", parked.Reason.Code);
        Assert.Contains(credit.DisplayName, parked.Reason.Explanation, StringComparison.Ordinal);
        Assert.Single(world.Moves("out_refund"));
    }

    [Fact]
    public async Task Refund_PartialBeforeTheInvoice_WaitsForItAndIsCreditedThen()
    {
        await using var world = await RefundWorld.StartAsync();
        var id = world.Place()["id"]!.GetValue<long>();
        var refund = RefundWorld.RefundRef(world.Refund(id, """{"api_refund":false,"amount":"2.00"}"""));
        await world.HintAsync(RefundWorld.OrderRef(id), refund);
        await world.LinkAsync(RefundWorld.OrderRef(id), LinkRole.SalesOrder);
        Assert.Empty(world.Moves("out_refund"));

        var (_, _, invoice) = await world.InvoiceAsync(id);
        await world.LinkAsync(refund, LinkRole.CreditNote);

        Assert.Equal(2.00m, world.Credited(invoice));
    }

    [Fact]
    public async Task Refund_InFullBeforeTheInvoice_CancelsTheSalesOrder()
    {
        await using var world = await RefundWorld.StartAsync();
        var placed = world.Place();
        var id = placed["id"]!.GetValue<long>();
        await world.HintAsync(RefundWorld.OrderRef(id));
        var document = await world.LinkAsync(RefundWorld.OrderRef(id), LinkRole.SalesOrder);
        var refund = RefundWorld.RefundRef(world.Refund(id, $$"""{"api_refund":false,"amount":"{{placed["total"]}}"}"""));
        await world.HintAsync(refund);
        await world.LinkAsync(refund, LinkRole.SalesOrder);

        Assert.Equal("cancel", world.Odoo.SaleOrders.Single(order => order.Name == document.DisplayName).State);
        Assert.Empty(world.Moves("out_refund"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Refund_WithGoods_BringsBackWhatWasDelivered(bool ships, int receipts)
    {
        await using var world = await RefundWorld.StartAsync();
        var placed = world.Place(3, product: await world.StockedProductAsync("GOODS-1"));
        var id = placed["id"]!.GetValue<long>();
        var (_, document, invoice) = await world.InvoiceAsync(id);
        if (ships)
        {
            await world.ShipAsync(document);
        }

        var refund = RefundWorld.RefundRef(world.Refund(
            id, $$"""{"api_refund":false,"amount":"20.00","line_items":[{"id":{{placed["line_items"]![0]!["id"]}},"quantity":2,"refund_total":"20.00"}]}"""));
        await world.HintAsync(refund);
        await world.LinkAsync(refund, LinkRole.CreditNote);
        await world.HintAsync(refund);
        await world.IdleAsync(Flow, refund);

        Assert.Equal(20.00m, world.Credited(invoice));
        Assert.Equal(receipts, (await world.Store.FindLinksAsync(refund, RefundWorld.Token)).Count(link => link.Role == LinkRole.Return));
        var line = world.Odoo.Records("sale.order.line").Single(line => line["name"]!.ToString().Contains("GOODS-1", StringComparison.Ordinal));
        Assert.Equal(ships ? 1m : 0m, line["qty_delivered"]!.GetValue<decimal>());
        Assert.Empty(await world.Store.ListParkedAsync(Flow, 10, RefundWorld.Token));
    }

    [Fact]
    public async Task Credit_MadeByHand_IsRecordedInTheShopOnceAndNotCreditedAgain()
    {
        await using var world = await RefundWorld.StartAsync();
        var id = world.Place()["id"]!.GetValue<long>();
        var (_, _, invoice) = await world.InvoiceAsync(id);
        var note = await world.CreditByHandAsync(invoice, 4.00m);

        var refund = await world.LinkAsync(note, LinkRole.Refund);
        await world.HintAsync(note, refund.Target);
        await world.IdleAsync("credits/erp/shop", note);
        await world.IdleAsync(Flow, refund.Target);

        var made = Assert.Single(world.Woo.Refunds, refund => refund["parent_id"]!.GetValue<long>() == id);
        Assert.Equal((4.00m, false), (Amount(made), made["refunded_payment"]!.GetValue<bool>()));
        Assert.Equal(4.00m, world.Credited(invoice));
        Assert.Empty(await world.Store.ListParkedAsync("credits/erp/shop", 10, RefundWorld.Token));
    }

    [Fact]
    public async Task Take_EveryRecordedRefund_ComesToItsAmount()
    {
        await using var world = await RefundWorld.StartAsync();
        var read = 0;
        foreach (var recorded in world.Woo.Refunds)
        {
            if (await world.Get<IReader<Refund>>(RefundWorld.Shop).ReadAsync(RefundWorld.RefundRef(recorded["id"]!.GetValue<long>()), RefundWorld.Token) is not { Value: { } refund })
            {
                continue;
            }

            read++;
            var order = (await world.Get<IReader<Order>>(RefundWorld.Shop).ReadAsync(refund.Order, RefundWorld.Token))!.Value;
            var lines = new Sync.Refunds.OrderBalance(order).Take(refund);
            Assert.Equal(refund.Amount.Amount, lines.Sum(line => line.Net.Amount + line.Taxes.Sum(tax => tax.Amount.Amount)));
            Assert.Equal(
                refund.Lines.Where(line => line.Net.Amount != 0).Select(line => (line.OrderLineId, line.Quantity, line.Net.Amount)),
                lines.Where(line => line.OrderLineId.Length > 0).Select(line => (line.OrderLineId, line.Quantity, line.Net.Amount)));
            Assert.All(lines.SelectMany(line => line.Taxes), tax => Assert.Contains(order.Taxes, rate => rate.RateId == tax.RateId));
        }

        Assert.Equal(34, read);
    }

    private static decimal Amount(JsonObject refund) => decimal.Parse(refund["amount"]!.ToString(), CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
