using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Payments;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>What is refused, by its stable code, and what a person did in between; nothing is left behind that binds.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Invoice_PeriodClosed_IsRefusedBeforeAnythingIsWritten()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var invoice = OdooWorld.Invoice(order, await world.SubmitAsync(order));
        await CloseAsync(world, "sale_lock_date");

        var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(invoice));

        Assert.Equal("period-closed", refused.Code);
        Assert.Equal(0, await world.Client.SearchCountAsync<OdooAccountMove>(OdooDomain.All, OdooWorld.Token));
    }

    [Fact]
    public async Task Payment_PeriodClosedForSalesOnly_IsBooked()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var invoice = await InvoicedAsync(world, order);
        await CloseAsync(world, "sale_lock_date");
        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Payment(order, invoice, 1)));

        await CloseAsync(world, "fiscalyear_lock_date");

        var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(OdooWorld.Payment(order, invoice, 1, "2")));
        Assert.Equal("period-closed", refused.Code);
    }

    [Fact]
    public async Task Payment_UnknownJournalOrInvoice_IsRefused()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var payment = OdooWorld.Payment(order, await InvoicedAsync(world, order), 1);
        var draft = (await world.Client.CreateAsync(
            "account.move", [new OdooValues().Set("move_type", "out_invoice").Set("partner_id", 1)], OdooWorld.Token))[0];

        Assert.Equal("unknown-journal", await CodeAsync(world, payment with { Method = "CASH" }));
        Assert.Equal("no-invoice", await CodeAsync(world, payment with { Invoice = payment.Invoice with { Id = "999" } }));
        Assert.Equal("invoice-not-posted", await CodeAsync(world, payment with { Invoice = payment.Invoice with { Id = OdooFormat.Id(draft) } }));
        Assert.Equal(0, await world.Client.SearchCountAsync<OdooPayment>(OdooDomain.All, OdooWorld.Token));
    }

    [Fact]
    public async Task Payment_UnderTheKeyWithOtherMoney_IsNotAdopted()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var payment = OdooWorld.Payment(order, await InvoicedAsync(world, order), 5);
        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(payment));
        var other = payment with { Payment = payment.Payment with { Amount = new(6, payment.Payment.Amount.Currency) } };

        var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(other, await world.FindAsync(other)));

        Assert.Equal(("money-differs", DocumentStage.Posted), (refused.Code, refused.Left!.Stage));
    }

    [Fact]
    public async Task Invoice_UnderTheKeyWithOtherMoney_IsNotAdopted()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var part = OdooWorld.Invoice(order, document, OdooWorld.Line("2", 1, 10.00m));
        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(part));

        var refused = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(OdooWorld.Invoice(order, document)));

        Assert.Equal("money-differs", refused.Code);
        Assert.Contains("total: shop 68.73, ERP 10.00", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoice_CopiedByHand_IsLeftToAPerson()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var invoice = OdooWorld.Invoice(order, await world.SubmitAsync(order));
        await world.Client.CreateAsync(
            "account.move", [new OdooValues().Set("move_type", "out_invoice").Set("partner_id", 1).Set("invoice_origin", invoice.Key.ShortForm())], OdooWorld.Token);

        var found = await world.FindAsync(invoice);

        Assert.IsType<Finding.Several>(found);
        Assert.Equal("several-documents", await CodeAsync(world, invoice, found));
        Assert.Equal("several-documents", await CodeAsync(world, invoice));
    }

    [Fact]
    public async Task Invoice_DraftChangedByAPerson_IsMadeRightBeforeItIsPosted()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var invoice = OdooWorld.Invoice(order, document);
        var wrong = invoice with { Totals = invoice.Totals with { Grand = new(1000, invoice.Totals.Grand.Currency) } };
        var left = Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(wrong)).Left!;
        await world.Client.WriteAsync("account.move", [OdooFormat.ParseId(left.Document.Id)], new OdooValues().Set("invoice_line_ids",
            OdooLinkCommand.Create(new OdooValues().Set("name", "Added by hand").Set("quantity", 1m).Set("price_unit", 99m))), OdooWorld.Token);

        var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(invoice, await world.FindAsync(invoice))).Receipt;

        Assert.Equal((left.Document, DocumentStage.Posted), (posted.Document, posted.Stage));
        var move = await world.Client.FindAsync<OdooAccountMove>(OdooFormat.ParseId(posted.Document.Id), OdooWorld.Token);
        Assert.Equal(order.Order.Totals.Grand.Amount, move!.AmountTotal);
    }

    [Fact]
    public async Task Commands_OrderGone_AreRefused()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var other = order with { Key = EffectKey.For(order.Order.Ref, "submit", OdooWorld.Erp, generation: 2) };

        Assert.Equal("no-sales-order", await CodeAsync(world, OdooWorld.Invoice(other, document)));
        Assert.Equal("no-sales-order", await CodeAsync(world, OdooWorld.Invoice(order, document with { Document = document.Document with { Id = "999" } })));
    }

    [Fact]
    public async Task Invoice_AllByHandAlready_HasNothingLeft()
    {
        await using var world = await OdooWorld.OpenAsync(live: false);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document)));

        var again = OdooWorld.Invoice(order, document) with { Key = EffectKey.For(order.Order.Ref, "invoice", OdooWorld.Erp, generation: 2) };

        Assert.Equal("nothing-to-invoice", await CodeAsync(world, again));
    }

    private static async Task<Receipt> InvoicedAsync(OdooWorld world, Connectors.Orders.SubmitOrder order)
    {
        PostInvoice invoice = OdooWorld.Invoice(order, await world.SubmitAsync(order));
        return Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(invoice)).Receipt;
    }

    private static async Task<string> CodeAsync<TCommand>(OdooWorld world, TCommand command, Finding? found = null)
        where TCommand : ICommand => Assert.IsType<EffectResult.Refused>(await world.ApplyAsync(command, found)).Code;

    private static Task CloseAsync(OdooWorld world, string field) => world.Client.WriteAsync(
        "res.company", [1], new OdooValues().Set(field, OdooValue.From(OdooWorld.Today)), OdooWorld.Token);
}
