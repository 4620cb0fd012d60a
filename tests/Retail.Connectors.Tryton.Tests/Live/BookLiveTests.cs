using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Returns;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Invoices, payments, credit notes and returns on a real server.</summary>
[Collection(LiveCollection.Name)]
public sealed class BookLiveTests(LiveTryton tryton)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Books_OfOneOrder_HoldInvoicePaymentsAndCreditOnce()
    {
        var (order, sale) = await tryton.SubmitAsync("books");
        var post = InvoiceOf(order, sale);

        var invoice = await tryton.ReachAsync(post);

        Assert.Equal(DocumentStage.Posted, invoice.Stage);
        Assert.IsType<Finding.Complete>(await tryton.Handler<PostInvoice>().FindAsync(post, Cancel));
        Assert.Equal(invoice.Document, (await tryton.ReachAsync(post)).Document);
        var read = await tryton.Service<IReader<Invoice>>().ReadAsync(invoice.Document, Cancel);
        Assert.Equal((24.00m, 28.56m, 28.56m), (read!.Value.Totals.Net.Amount, read.Value.Totals.Grand.Amount, read.Value.Open.Amount));
        Assert.Equal("shop-de rate 1", Assert.Single(read.Value.Totals.Taxes).RateId);
        Assert.Equal(post.Key.ShortForm(), read.Value.Key);

        var part = PaymentOf(order, invoice, "part", 10.00m);
        var paid = await tryton.ReachAsync(part);
        Assert.IsType<Finding.Complete>(await tryton.Handler<PostPayment>().FindAsync(part, Cancel));
        Assert.Equal(paid.Document, (await tryton.ReachAsync(part)).Document);
        Assert.Equal(18.56m, (await tryton.Service<IReader<Invoice>>().ReadAsync(invoice.Document, Cancel))!.Value.Open.Amount);
        Assert.Equal("exceeds-open", Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(PaymentOf(order, invoice, "much", 18.57m))).Code);
        Assert.Equal("unknown-payment-method", Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(PaymentOf(order, invoice, "how", 1m) with { Method = "Shells" })).Code);
        await tryton.ReachAsync(PaymentOf(order, invoice, "rest", 18.56m));
        Assert.Equal(0m, (await tryton.Service<IReader<Invoice>>().ReadAsync(invoice.Document, Cancel))!.Value.Open.Amount);

        var credit = CreditOf(order, sale, invoice, "one", [new DocumentLine("1", "one mug back", 1, Shop.Amount(5.00m), Shop.TaxesOf(("1", 0.95m)))], 5.00m, 0.95m);
        var note = await tryton.ReachAsync(credit);
        Assert.IsType<Finding.Complete>(await tryton.Handler<PostCredit>().FindAsync(credit, Cancel));
        Assert.Equal(note.Document, (await tryton.ReachAsync(credit)).Document);
        var credited = await tryton.Service<IReader<CreditNote>>().ReadAsync(note.Document, Cancel);
        Assert.Equal((5.95m, invoice.Document), (credited!.Value.Totals.Grand.Amount, credited.Value.Invoice));
        Assert.Null(await tryton.Service<IReader<Invoice>>().ReadAsync(note.Document with { Kind = EntityKind.Invoice }, Cancel));

        var money = CreditOf(order, sale, invoice, "money", [new DocumentLine(string.Empty, "goodwill", 0, Shop.Amount(1.00m), Shop.TaxesOf(("1", 0.19m)))], 1.00m, 0.19m);
        await tryton.ReachAsync(money);
        var tooMuch = CreditOf(order, sale, invoice, "all", [new DocumentLine("1", "four mugs", 4, Shop.Amount(20.00m), Shop.TaxesOf(("1", 3.80m)))], 20.00m, 3.80m);
        Assert.Equal("exceeds-invoice", Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(tooMuch)).Code);
    }

    [Fact]
    public async Task PostInvoice_InParts_PostsEachAndKeepsTheRestAsADraft()
    {
        var (order, sale) = await tryton.SubmitAsync("parts");
        var first = InvoiceOf(order, sale) with
        {
            Lines = [new DocumentLine("1", "mugs", 1, Shop.Amount(5.00m), Shop.TaxesOf(("1", 0.95m)))],
            Totals = Totals(5.00m, 0.95m),
        };

        await tryton.ReachAsync(first);
        var rest = await tryton.ReachAsync(InvoiceOf(order, sale) with
        {
            Key = EffectKey.For(order.Order.Ref, "invoice", Shop.Erp, "part-2"), Totals = Totals(19.00m, 3.61m),
        });

        Assert.Equal(DocumentStage.Posted, rest.Stage);
        var nothing = await tryton.RunAsync(InvoiceOf(order, sale) with { Key = EffectKey.For(order.Order.Ref, "invoice", Shop.Erp, "part-3") });
        Assert.Equal("nothing-to-invoice", Assert.IsType<EffectResult.Refused>(nothing).Code);
    }

    [Fact]
    public async Task PostInvoice_OtherMoney_IsRefusedAndStaysADraft()
    {
        var (order, sale) = await tryton.SubmitAsync("other");

        var refused = Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(InvoiceOf(order, sale) with { Totals = Totals(25.00m, 4.56m) }));

        Assert.Equal(("money-differs", DocumentStage.Draft), (refused.Code, refused.Left!.Stage));
        Assert.Equal(DocumentStage.Posted, (await tryton.ReachAsync(InvoiceOf(order, sale))).Stage);
    }

    [Fact]
    public async Task PostInvoice_ACentOfTax_IsRoundedOnTheInvoice()
    {
        var (order, sale) = await tryton.SubmitAsync("cent");

        var receipt = await tryton.ReachAsync(InvoiceOf(order, sale) with { Totals = Totals(24.00m, 4.57m) });

        Assert.Equal([new RoundingAdjustment("1", Shop.Amount(0.01m))], receipt.Roundings);
    }

    [Fact]
    public async Task ReceiveReturn_ByDisposition_GoesWhereItShould()
    {
        var (order, sale) = await tryton.SubmitAsync("return");
        var early = ReturnOf(order, sale, "early", (1m, ReturnDisposition.Restock));
        Assert.Equal("more-than-delivered", Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(early)).Code);
        await tryton.ShipAsync(sale);
        var command = ReturnOf(order, sale, "three", (1m, ReturnDisposition.Restock), (1m, ReturnDisposition.Scrap), (1m, ReturnDisposition.Inspect));

        var receipt = await tryton.ReachAsync(command);

        Assert.Equal((DocumentStage.Posted, EntityKind.Return), (receipt.Stage, receipt.Document.Kind));
        Assert.IsType<Finding.Complete>(await tryton.Handler<ReceiveReturn>().FindAsync(command, Cancel));
        Assert.Equal(receipt.Document, (await tryton.ReachAsync(command)).Document);
        var shipment = await tryton.Client.FindAsync(TrytonModels.ReturnShipments, long.Parse(receipt.Document.Id, CultureInfo.InvariantCulture), Cancel);
        var places = await tryton.Client.ReadAsync(TrytonModels.Locations, [.. shipment!.InventoryMoves.OrderBy(move => move.Id).Select(move => move.ToLocation!.Value)], Cancel);
        Assert.Equal(["storage", "lost_found", "storage"], shipment.InventoryMoves.OrderBy(move => move.Id).Select(move => places.First(place => place.Id == move.ToLocation).Type));
        var read = await tryton.Service<IReader<SalesOrder>>().ReadAsync(sale.Document, Cancel);
        Assert.Equal(1m, read!.Value.Lines[0].Delivered);
        Assert.Equal("more-than-delivered", Assert.IsType<EffectResult.Refused>(await tryton.RunAsync(ReturnOf(order, sale, "two", (2m, ReturnDisposition.Restock)))).Code);
        await tryton.ReachAsync(ReturnOf(order, sale, "last", (1m, ReturnDisposition.Restock)));
        Assert.Equal(FulfilmentState.Returned, (await tryton.Service<IReader<SalesOrder>>().ReadAsync(sale.Document, Cancel))!.Value.Fulfilment);
        var invoices = (await tryton.Client.FindAsync(TrytonModels.Sales, long.Parse(sale.Document.Id, CultureInfo.InvariantCulture), Cancel))!.Invoices;
        Assert.Single(invoices);
    }

    internal static PostInvoice InvoiceOf(SubmitOrder order, Receipt sale) => new()
    {
        Key = EffectKey.For(order.Order.Ref, "invoice", Shop.Erp), Document = sale.Document, Submitted = order.Key, Date = LiveTryton.Today,
        Totals = Totals(24.00m, 4.56m), Codes = order.Codes,
    };

    internal static PostPayment PaymentOf(SubmitOrder order, Receipt invoice, string id, decimal amount)
    {
        var reference = new EntityRef(Shop.Name, EntityKind.Payment, $"{order.Order.Ref.Id}-{id}");
        return new PostPayment(
            EffectKey.For(reference, "post", Shop.Erp),
            new Payment { Ref = reference, Order = order.Order.Ref, Amount = Shop.Amount(amount), Method = "paypal" }, invoice.Document, "PayPal", LiveTryton.Today);
    }

    internal static PostCredit CreditOf(SubmitOrder order, Receipt sale, Receipt invoice, string id, ImmutableArray<DocumentLine> lines, decimal net, decimal tax)
    {
        var refund = new EntityRef(Shop.Name, EntityKind.Refund, $"{order.Order.Ref.Id}-{id}");
        return new PostCredit
        {
            Key = EffectKey.For(refund, "credit", Shop.Erp), Refund = refund, Document = sale.Document, Submitted = order.Key, Invoice = invoice.Document,
            Date = LiveTryton.Today, Reason = "refund", Lines = lines, Totals = Totals(net, tax), Codes = order.Codes,
        };
    }

    internal static ReceiveReturn ReturnOf(SubmitOrder order, Receipt sale, string id, params (decimal Quantity, ReturnDisposition Disposition)[] lines)
    {
        var reference = new EntityRef(Shop.Name, EntityKind.Return, $"{order.Order.Ref.Id}-{id}");
        return new ReceiveReturn(
            EffectKey.For(reference, "receive", Shop.Erp),
            new Return
            {
                Ref = reference, Order = order.Order.Ref,
                Lines = [.. lines.Select(line => new ReturnLine("1", "MUG-1", line.Quantity, line.Disposition))],
            },
            sale.Document, order.Key);
    }

    internal static DocumentTotals Totals(decimal net, decimal tax) => new(Shop.Amount(net), Shop.TaxesOf(("1", tax)), Shop.Amount(net + tax));
}
