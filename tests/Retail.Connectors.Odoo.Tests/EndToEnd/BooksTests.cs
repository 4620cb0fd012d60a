using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Payments;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>Invoices, payments and credit notes on the simulator, and on a real server where one is named.</summary>
public sealed class BooksTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Books_InvoicePaymentCredit_StandOnceWithTheMoney(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync(stock: 10);
        var document = await world.SubmitAsync(order);
        var invoice = OdooWorld.Invoice(order, document);

        var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(invoice)).Receipt;
        var again = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(invoice)).Receipt;

        Assert.Equal(DocumentStage.Posted, posted.Stage);
        Assert.Equal(posted.Document, again.Document);
        Assert.Equal(["1", "2", "3"], posted.Lines.Keys);
        Assert.IsType<Finding.Complete>(await world.FindAsync(invoice));
        var lines = await LinesAsync(world, document);
        Assert.All(lines, line => Assert.Equal((line.ProductUomQty, 0m), (line.QtyInvoiced, line.QtyToInvoice)));

        var total = order.Order.Totals.Grand.Amount;
        var payment = OdooWorld.Payment(order, posted, total);
        var paid = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(payment)).Receipt;
        var replay = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(payment, await world.FindAsync(payment))).Receipt;
        Assert.Equal(paid.Document, replay.Document);
        Assert.IsType<Finding.Complete>(await world.FindAsync(payment));
        Assert.Equal(("paid", 0m), await StateAsync(world, posted));
        Assert.Equal(1, await world.Client.SearchCountAsync<OdooPayment>(OdooDomain.Equal("payment_reference", payment.Key.ShortForm()), OdooWorld.Token));

        var credit = OdooWorld.Credit(order, document, posted, [OdooWorld.Line("1", 1, 24.50m, ("1", 1.78m), ("2", 0.59m))]);
        var credited = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(credit)).Receipt;
        Assert.Equal(credited.Document, Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(credit)).Receipt.Document);
        Assert.Equal(1m, (await LinesAsync(world, document))[0].QtyInvoiced);
        var note = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(credited.Document.Id), OdooWorld.Token);
        Assert.Equal((posted.Document.Id, 26.87m), (OdooFormat.Id(note!.ReversedEntryId.Id), note.AmountTotal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invoice_InParts_CountsEachOnceAndRefusesMore(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var first = OdooWorld.Invoice(order, document, OdooWorld.Line("1", 1, 24.50m, ("1", 1.78m), ("2", 0.59m))) with { Key = EffectKey.For(order.Order.Ref, "invoice", OdooWorld.Erp, "a") };
        var second = OdooWorld.Invoice(order, document, OdooWorld.Line("1", 2, 49.00m, ("1", 3.55m), ("2", 1.18m))) with { Key = EffectKey.For(order.Order.Ref, "invoice", OdooWorld.Erp, "b") };

        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(first));
        Assert.Equal("already-invoiced", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(second)).Code);
        Assert.IsType<Finding.Nothing>(await world.FindAsync(second));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invoice_MoneyOff_IsRoundedWithinToleranceOrLeftAsADraft(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var cent = OdooWorld.Invoice(order, document, OdooWorld.Line("1", 1, 24.50m, ("1", 1.79m), ("2", 0.59m))) with { Key = EffectKey.For(order.Order.Ref, "invoice", OdooWorld.Erp, "a") };
        var far = OdooWorld.Invoice(order, document, OdooWorld.Line("1", 1, 24.50m, ("1", 1.99m), ("2", 0.59m))) with { Key = EffectKey.For(order.Order.Ref, "invoice", OdooWorld.Erp, "b") };

        var rounded = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(cent)).Receipt;
        var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(far));
        var corrected = far with { Totals = cent.Totals, Lines = cent.Lines };
        var resumed = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(corrected, await world.FindAsync(far))).Receipt;

        Assert.Equal([("1", 0.01m)], rounded.Roundings.Select(rounding => (rounding.RateId, rounding.Amount.Amount)));
        Assert.Equal(("money-differs", DocumentStage.Draft), (refused.Code, refused.Left!.Stage));
        Assert.Equal(refused.Left.Document, resumed.Document);
        Assert.Equal(DocumentStage.Posted, resumed.Stage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Credit_MoreThanTheInvoice_IsRefused(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var invoice = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document))).Receipt;
        var all = OdooWorld.Credit(order, document, invoice,
        [
            OdooWorld.Line("1", 2, 49.00m, ("1", 3.55m), ("2", 1.18m)), OdooWorld.Line("2", 1, 10.00m), OdooWorld.Line("3", 1, 5.00m),
        ]);
        var amount = OdooWorld.Credit(order, document, invoice, [OdooWorld.Line(string.Empty, 0, 0.01m)], "2");

        var credited = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(all)).Receipt;
        Assert.Equal("exceeds-invoice", Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(amount)).Code);

        Assert.Equal(("reversed", 0m), await StateAsync(world, invoice));
        Assert.Equal(DocumentStage.Posted, credited.Stage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Credit_TaxAlone_StandsWithoutANetAmount(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var invoice = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document))).Receipt;
        var alone = OdooWorld.Credit(order, document, invoice, [OdooWorld.Line(string.Empty, 0, 0m, ("1", 1.50m), ("2", 0.50m))]);
        var mixed = OdooWorld.Credit(
            order, document, invoice,
            [OdooWorld.Line("1", 0, 10.00m, ("1", 0.73m), ("2", 0.24m)), OdooWorld.Line(string.Empty, 0, 0m, ("1", -0.40m))], "2");
        var untaxed = OdooWorld.Credit(order, document, invoice, [OdooWorld.Line("1", 2, 49.00m - 10.00m - 5.00m)], "3");

        foreach (var credit in new[] { alone, mixed, untaxed })
        {
            var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(credit)).Receipt;
            Assert.Equal(posted.Document, Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(credit, await world.FindAsync(credit))).Receipt.Document);
            var note = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(posted.Document.Id), OdooWorld.Token);
            Assert.Equal((credit.Totals.Net.Amount, credit.Totals.Grand.Amount), (note!.AmountUntaxed, note.AmountTotal));
            Assert.Empty(posted.Roundings);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Credit_WholeLineWithoutItsTax_IsCreditedUntaxed(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var invoice = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document))).Receipt;
        var credit = OdooWorld.Credit(order, document, invoice, [OdooWorld.Line("1", 2, 49.00m)]);

        var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(credit)).Receipt;

        var note = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(posted.Document.Id), OdooWorld.Token);
        Assert.Equal((49.00m, 49.00m), (note!.AmountUntaxed, note.AmountTotal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invoice_FourAtOnce_StandsOnce(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var invoice = OdooWorld.Invoice(order, document);
        var parallel = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await world.ApplyAsync(invoice);
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Conflict)
            {
                return null;
            }
        }));

        Assert.Contains(parallel, result => result is EffectResult.Reached);
        Assert.Equal(1, await world.Client.SearchCountAsync<OdooAccountMove>(OdooDomain.Equal("invoice_origin", invoice.Key.ShortForm()), OdooWorld.Token));
    }

    [Fact]
    public async Task Payment_AskedForAgainBeforeItIsPosted_HasItsJournalEntry()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var invoice = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, await world.SubmitAsync(order)))).Receipt;
        var payment = OdooWorld.Payment(order, invoice, order.Order.Totals.Grand.Amount);
        world.Breaker!.BreakAt(2, afterCommit: false);
        await Assert.ThrowsAsync<ConnectorException>(() => world.ApplyAsync(payment));
        Assert.Equal("account.payment/action_post", world.Breaker.Made[^1]);
        world.Breaker.BreakAt(int.MaxValue, afterCommit: false);

        // As another worker does that looked before the first one wrote.
        var paid = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(payment)).Receipt;

        var kept = await world.Client.FindAsync<OdooPayment>(OdooFormat.ParseId(paid.Document.Id), OdooWorld.Token);
        Assert.False(kept!.MoveId.IsNone);
        Assert.Equal(("paid", 0m), await StateAsync(world, invoice));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Payment_FourAtOnce_StandsOnceWithItsJournalEntry(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var invoice = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, await world.SubmitAsync(order)))).Receipt;
        var payment = OdooWorld.Payment(order, invoice, order.Order.Totals.Grand.Amount);
        var parallel = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await world.ApplyAsync(payment);
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Conflict)
            {
                return null;
            }
        }));

        Assert.Contains(parallel, result => result is EffectResult.Reached);
        Assert.DoesNotContain(parallel, result => result is EffectResult.Refused);
        Assert.Equal(("paid", 0m), await StateAsync(world, invoice));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TaxSetup_RunAgain_ChangesTheRateAndAddsNothing(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var setup = world.Get<Odoo.Taxes.OdooTaxSetup>();
        var account = await world.AccountAsync();
        SystemName shop = $"shop-{world.Run}";

        var first = await setup.EnsureAsync(shop, [new("1", "State", 7m, IsCompound: false)], account, OdooWorld.Token);
        var second = await setup.EnsureAsync(shop, [new("1", "State", 8m, IsCompound: false), new("2", "City", 2m, IsCompound: true)], account, OdooWorld.Token);

        Assert.Equal(first["1"], second["1"]);
        var taxes = await world.Client.SearchReadAsync<Odoo.Taxes.OdooTax>(
            OdooDomain.Where("name", "=like", OdooValue.From($"{shop} %")), new OdooQuery { Order = "sequence, id" }, OdooWorld.Token);
        Assert.Equal(6, taxes.Count);
        Assert.Equal([8m, 2m], taxes.Where(tax => tax.AmountType == "percent").Select(tax => tax.Amount));
    }

    private static async Task<(string?, decimal)> StateAsync(OdooWorld world, Receipt invoice)
    {
        var move = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(invoice.Document.Id), OdooWorld.Token);
        return (move!.PaymentState, move.AmountResidual);
    }

    private static Task<List<OdooSaleOrderLine>> LinesAsync(OdooWorld world, Receipt document) => world.Client.SearchReadAsync<OdooSaleOrderLine>(
        OdooDomain.Equal("order_id", OdooFormat.ParseId(document.Document.Id)), new OdooQuery { Order = "id" }, OdooWorld.Token);
}
