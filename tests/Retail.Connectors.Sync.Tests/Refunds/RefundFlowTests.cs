using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Refunds;
using Retail.Connectors.Sync.Tests.Orders;
using static Retail.Connectors.Sync.Tests.Refunds.PlannedRefunds;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>A table of situations: the order is 2 × 10.00 at 20 % and 5.00 shipping without tax, 29.00 in all.</summary>
public sealed class RefundFlowTests
{
    private static readonly Order Order = TestOrders.Placed();

    private static readonly Refund Part = Refund(Order, "101", 12m, Line(Order, "l1", 1, 10m, Tax(2m)));

    private static readonly Refund Whole = Refund(Order, "101", 29m);

    [Fact]
    public void Plan_LineOfAnInvoicedOrder_IsCreditedAgainstItsInvoice()
    {
        var credit = new PlannedRefunds(Order).Submitted().Invoiced().Credits(Part);

        Assert.Equal(("42", "7", "101", "Reason"), (credit.Document.Id, credit.Invoice.Id, credit.Refund.Id, credit.Reason));
        Assert.Equal((10m, 12m), (credit.Totals.Net.Amount, credit.Totals.Grand.Amount));
        var line = Assert.Single(credit.Lines);
        Assert.Equal(("l1", 1m, 10m, 2m), (line.OrderLineId, line.Quantity, line.Net.Amount, line.Taxes.Single().Amount.Amount));
        Assert.Equal("erp tax 7", credit.Codes.Taxes["7"]);
        Assert.Equal(EffectKey.For(Order.Ref, SubmitOrder.Verb, "erp"), credit.Submitted);
        Assert.Equal(new LocalDate(2026, 5, 19), credit.Date);
    }

    [Fact]
    public void Plan_EveryShape_ComesToTheRefundsAmountInLinesThatAnErpCanCompute()
    {
        var planned = new PlannedRefunds(Order).Submitted().Invoiced();

        Assert.Equal(["l1 ×0 1.5 []"], Lines(Refund(Order, "1", 1.5m, Line(Order, "l1", 0, 1.5m))));
        Assert.Equal(["c1 ×0 2 []"], Lines(Refund(Order, "1", 2m, Line(Order, "c1", 0, 2m))));
        Assert.Equal([" ×0 0 [7:0.5]"], Lines(Refund(Order, "1", 0.5m, Line(Order, "l1", 0, 0m, Tax(0.5m)))));
        Assert.Equal(["l1 ×0 10 [7:2]", " ×0 0 [7:-1]"], Lines(Refund(Order, "1", 11m, Line(Order, "l1", 0, 10m, Tax(1m)))));
        Assert.Equal([" ×0 20 [7:4]", " ×0 5 []"], Lines(Whole));
        Assert.Equal([" ×0 2 [7:0.4]", " ×0 0.5 []"], Lines(Refund(Order, "1", 2.9m)));
        Assert.Equal(["l1 ×1 10 [7:2]", " ×0 2.23 [7:0.45]", " ×0 1.12 []"], Lines(Refund(Order, "1", 15.8m, Line(Order, "l1", 1, 10m, Tax(2m)))));
        Assert.Equal([" ×0 3 []"], Lines(Refund(Order, "1", 3m, Line(Order, "unknown", 1, 3m))));
        Assert.Equal(["l1 ×1 10 [7:2]", " ×0 -1.38 [7:-0.28]"], Lines(Refund(Order, "1", 10m, Line(Order, "l1", 1, 10m, Tax(2m)))).Take(2));

        string[] Lines(Refund refund) =>
        [
            .. planned.Credits(refund).Lines.Select(line =>
                FormattableString.Invariant($"{line.OrderLineId} ×{line.Quantity:0.##} {line.Net.Amount:0.##} [{string.Join(' ', line.Taxes.Select(tax => FormattableString.Invariant($"{tax.RateId}:{tax.Amount.Amount:0.##}")))}]")),
        ];
    }

    [Fact]
    public void Plan_NegativeFee_IsTakenBackWithItsSign()
    {
        var order = Order with
        {
            Charges = [Order.Charges[0], new Charge { Id = "f1", Kind = ChargeKind.Fee, Name = "Loyalty", Net = TestOrders.Money(-2m) }],
            Totals = Order.Totals with { Charges = TestOrders.Money(3m), Grand = TestOrders.Money(27m) },
        };
        var credit = new PlannedRefunds(order).Submitted().Invoiced().Credits(Refund(order, "1", 3m, Line(order, "c1", 0, 5m), Line(order, "f1", 0, -2m)));

        Assert.Equal([5m, -2m], credit.Lines.Select(line => line.Net.Amount));
        Assert.Equal(3m, credit.Totals.Grand.Amount);
    }

    [Fact]
    public void Plan_QuantityWithoutMoney_BringsGoodsBackAndCreditsNothing()
    {
        var plan = new PlannedRefunds(Order).Submitted(delivered: 2).Invoiced().Plan(Refund(Order, "1", 0m, Line(Order, "l1", 1, 0m)));

        Assert.Empty(Commands<PostCredit>(plan));
        Assert.Equal(("l1", 1m, ReturnDisposition.Restock), Commands<ReceiveReturn>(plan).Single().Return.Lines.Select(line => (line.OrderLineId, line.Quantity, line.Disposition)).Single());
    }

    [Fact]
    public void Plan_GivesNothingBack_IsNothing() =>
        Assert.IsType<Plan.Nothing>(new PlannedRefunds(Order).Submitted().Invoiced().Plan(Refund(Order, "1", 0m)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Plan_Goods_ComeBackOnlyAsFarAsTheyWereDelivered(int delivered, int back)
    {
        var refund = Refund(Order, "1", 24m, Line(Order, "l1", 2, 20m, Tax(4m)));
        var plan = new PlannedRefunds(Order).Submitted(delivered).Invoiced().Plan(refund);

        Assert.Equal(24m, Commands<PostCredit>(plan).Single().Totals.Grand.Amount);
        Assert.Equal(back, Commands<ReceiveReturn>(plan).SelectMany(command => command.Return.Lines).Sum(line => line.Quantity));
    }

    [Fact]
    public void Plan_GoodsRule_DecidesByReasonAndSku()
    {
        var options = new RefundFlowOptions { Goods = goods => goods is { Reason: "Reason", Sku: "SKU-1" } ? ReturnDisposition.Scrap : null };
        Assert.Equal(ReturnDisposition.Scrap, Commands<ReceiveReturn>(new PlannedRefunds(Order, options).Submitted(2).Invoiced().Plan(Part)).Single().Return.Lines[0].Disposition);
        options.Goods = static _ => null;
        Assert.Empty(Commands<ReceiveReturn>(new PlannedRefunds(Order, options).Submitted(2).Invoiced().Plan(Part)));
    }

    [Fact]
    public void Plan_ReceiptThatStandsUnnoted_IsAskedForInFullAgain()
    {
        var planned = new PlannedRefunds(Order).Submitted(delivered: 0).Invoiced();
        planned.Facts = planned.Facts with { IsReturnThere = true };

        Assert.Equal(1m, Commands<ReceiveReturn>(planned.Plan(Part)).Single().Return.Lines[0].Quantity);
    }

    [Fact]
    public void Plan_NotSubmitted_WaitsForTheSalesOrder()
    {
        var wait = Assert.IsType<Plan.WaitFor>(new PlannedRefunds(Order).Plan(Part));
        Assert.Equal(new LinkWait(Order.Ref, LinkRole.SalesOrder, "erp"), wait.Link);
    }

    [Fact]
    public void Plan_RefundedInFullBeforeSubmission_IsNothingOnceTheOrderWasSeen()
    {
        var planned = new PlannedRefunds(Order);
        Assert.IsType<Plan.WaitFor>(planned.Plan(Whole));
        planned.Facts = planned.Facts with { IsOrderSeen = true };
        Assert.IsType<Plan.Nothing>(planned.Plan(Whole));
    }

    [Fact]
    public void Plan_NotInvoiced_WaitsForTheInvoiceUnlessAllIsGivenBack()
    {
        var wait = Assert.IsType<Plan.WaitFor>(new PlannedRefunds(Order).Submitted().Plan(Part));
        Assert.Equal(new LinkWait(Order.Ref, LinkRole.Invoice, "erp"), wait.Link);

        var cancel = Commands<CancelOrder>(new PlannedRefunds(Order).Submitted().Plan(Whole)).Single();
        Assert.Equal("42", cancel.Document.Id);
        Assert.IsType<Plan.WaitFor>(new PlannedRefunds(Order).Submitted(delivered: 1).Plan(Whole));
    }

    [Fact]
    public void Plan_SalesOrderCancelled_IsNothingIfTheOrderIsGivenBackAndParksIfNot()
    {
        Assert.IsType<Plan.Nothing>(new PlannedRefunds(Order).Submitted(stage: DocumentStage.Cancelled).Plan(Whole));
        Assert.Equal("document-cancelled", new PlannedRefunds(Order).Submitted(stage: DocumentStage.Cancelled).Parks(Part));
    }

    [Fact]
    public void Plan_InvoiceCancelled_ParksAndDoesNotWaitForWhatIsThere()
    {
        var planned = new PlannedRefunds(Order).Submitted();
        var invoice = new Link(Order.Ref, LinkRole.Invoice, new EntityRef("erp", EntityKind.Invoice, "7"), "INV/7");
        planned.Facts = planned.Facts with { FormerInvoices = [invoice] };
        Assert.Equal("invoice-cancelled", planned.Parks(Part));
    }

    [Fact]
    public void Plan_Reduce_AmendsTheSalesOrderOneRefundAfterTheOther()
    {
        var options = new RefundFlowOptions { BeforeInvoice = BeforeInvoice.Reduce };
        var amend = Commands<AmendOrder>(new PlannedRefunds(Order, options).Submitted().Plan(Part)).Single();
        Assert.Equal((1m, 10m, 17m), (amend.Order.Lines[0].Quantity, amend.Order.Lines[0].Net.Amount, amend.Order.Totals.Grand.Amount));
        Assert.Empty(amend.Order.Verify());

        var before = Refund(Order, "99", 5m, Line(Order, "c1", 0, 5m));
        var wait = Assert.IsType<Plan.WaitFor>(new PlannedRefunds(Order, options).Submitted().With(new KnownRefund(before, false)).Plan(Part));
        Assert.Equal(new LinkWait(before.Ref, LinkRole.SalesOrder, "erp"), wait.Link);
        var both = Commands<AmendOrder>(new PlannedRefunds(Order, options).Submitted().With(new KnownRefund(before, true)).Plan(Part)).Single();
        Assert.Equal(12m, both.Order.Totals.Grand.Amount);

        var amount = Assert.IsType<Plan.WaitFor>(new PlannedRefunds(Order, options).Submitted().Plan(Refund(Order, "1", 3m)));
        Assert.Equal(LinkRole.Invoice, amount.Link.Role);
    }

    [Fact]
    public void Plan_SixFullRefunds_GrantsTheFirstWhoeverIsAskedFirst()
    {
        var refunds = Enumerable.Range(98, 6).Select(id => Refund(Order, $"{id}", 29m)).ToList();
        foreach (var refund in refunds)
        {
            var planned = new PlannedRefunds(Order).Submitted().Invoiced().With([.. refunds.Where(other => other != refund).Select(other => new KnownRefund(other, false))]);
            if (refund.Ref.Id == "98")
            {
                Assert.Equal(29m, planned.Credits(refund).Totals.Grand.Amount);
                continue;
            }

            var reason = Assert.IsType<Plan.Park>(planned.Plan(refund)).Reason;
            Assert.Equal("over-refunded", reason.Code);
            Assert.Contains("29 EUR were captured", reason.Explanation, StringComparison.Ordinal);
            Assert.Contains("5 refund(s)", reason.Explanation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Plan_CreditedByAnother_CountsBeforeASmallerId()
    {
        var other = new KnownRefund(Refund(Order, "102", 29m), IsSettled: true);
        Assert.Equal("over-refunded", new PlannedRefunds(Order).Submitted().Invoiced().With(other).Parks(Part));
        Assert.Equal("over-refunded", new PlannedRefunds(Order).Submitted().Invoiced().WithOrphan(20m).Parks(Part));
    }

    [Fact]
    public void Plan_CapturedLessThanTheOrder_CountsWhatWasCaptured()
    {
        var order = Order with { Transactions = [new PaymentTransaction(PaymentTransactionKind.Capture, "x", TestOrders.Money(10m), null)] };
        Assert.Equal("over-refunded", new PlannedRefunds(order).Submitted().Invoiced().Parks(Part));
    }

    [Fact]
    public void Plan_Deleted_ParksIfItWasAnsweredAndTheAnswerStands()
    {
        var planned = new PlannedRefunds(Order);
        Assert.IsType<Plan.Nothing>(planned.Plan(null));
        planned.Links = [new Link(Part.Ref, LinkRole.CreditNote, new EntityRef("erp", EntityKind.CreditNote, "3"), "RINV/3")];
        var reason = Assert.IsType<Plan.Park>(planned.Plan(null, Part.Ref.Id)).Reason;
        Assert.Equal("refund-deleted", reason.Code);
        Assert.Contains("RINV/3", reason.Explanation, StringComparison.Ordinal);
        planned.Facts = planned.Facts with { AreCreditsCancelled = true };
        Assert.IsType<Plan.Nothing>(planned.Plan(null, Part.Ref.Id));
    }

    [Fact]
    public void Plan_AnsweredBefore_IsNothingAndChangedParks()
    {
        var planned = new PlannedRefunds(Order).Submitted().Invoiced();
        planned.Written = ((Plan.Do)planned.Plan(Part)).Written;
        Assert.IsType<Plan.Nothing>(planned.Plan(Part));
        Assert.Equal("refund-changed", planned.Parks(Part with { Amount = TestOrders.Money(13m) }));
    }

    [Fact]
    public void Plan_CreditNotedButGoodsOpen_AsksForTheGoodsOnly()
    {
        var planned = new PlannedRefunds(Order).Submitted(2).Invoiced();
        planned.Links = [new Link(Part.Ref, LinkRole.CreditNote, new EntityRef("erp", EntityKind.CreditNote, "3"), "RINV/3")];
        var plan = planned.Plan(Part);
        Assert.Empty(Commands<PostCredit>(plan));
        Assert.Single(Commands<ReceiveReturn>(plan));
    }

    [Fact]
    public void Plan_RecordedBecauseOfACreditNote_IsNothing() =>
        Assert.IsType<Plan.Nothing>(new PlannedRefunds(Order).Submitted().Invoiced().Plan(Part with { Key = "ERP-CREDIT-NOTE-9-0123456789ABC" }));

    [Fact]
    public void Plan_TaxWithoutMapping_ParksWithAllThatIsMissing()
    {
        var planned = new PlannedRefunds(Order) { KnowsTaxes = false }.Submitted().Invoiced();
        Assert.Equal("7", Assert.Single(Assert.IsType<Plan.Park>(planned.Plan(Part)).Reason.Missing).Value);
    }

    [Fact]
    public void Plan_OrderBeforeTheCutOver_IsNothing()
    {
        var options = new RefundFlowOptions { From = (TestOrders.CutOver + Duration.FromDays(1)).ToDateTimeOffset() };
        Assert.IsType<Plan.Nothing>(new PlannedRefunds(Order, options).Submitted().Invoiced().Plan(Part));
    }

    [Fact]
    public void Plan_SeveralInvoices_SpreadsOverThoseWithRoom()
    {
        var planned = new PlannedRefunds(Order).Submitted().Invoiced(24m, 5m);
        var whole = Commands<PostCredit>(planned.Plan(Whole)).ToList();
        Assert.Equal([("7", 24m), ("8", 5m)], whole.Select(credit => (credit.Invoice.Id, credit.Totals.Grand.Amount)));
        Assert.Equal(2, whole.Select(credit => credit.Key).Distinct().Count());

        var line = Commands<PostCredit>(planned.With(new KnownRefund(Refund(Order, "9", 24m, Line(Order, "l1", 2, 20m, Tax(4m))), false))
            .Plan(Refund(Order, "10", 5m, Line(Order, "c1", 0, 5m)))).Single();
        Assert.Equal("8", line.Invoice.Id);
        Assert.Equal("exceeds-invoices", new PlannedRefunds(Order).Submitted().Invoiced(11m, 11m).Parks(Part));
    }

    [Fact]
    public void Plan_OrderOnTwoDocuments_CreditsALineWhereItWasInvoiced()
    {
        var planned = new PlannedRefunds(Order).Submitted().Invoiced(24m, 29m);
        planned.Facts = planned.Facts with { Invoices = [planned.Facts.Invoices[0] with { Lines = Lines("c1") }, planned.Facts.Invoices[1] with { Lines = Lines("l1", "c1") }] };
        Assert.Equal("8", planned.Credits(Refund(Order, "1", 12m, Line(Order, "l1", 1, 10m, Tax(2m)))).Invoice.Id);
        Assert.Equal("7", planned.Credits(Refund(Order, "1", 5m, Line(Order, "c1", 0, 5m))).Invoice.Id);
        Assert.Equal("7", planned.Credits(Refund(Order, "1", 3m)).Invoice.Id);

        planned.Facts = planned.Facts with { Invoices = [planned.Facts.Invoices[0], planned.Facts.Invoices[1] with { Grand = TestOrders.Money(11m) }] };
        Assert.Equal("exceeds-invoices", planned.Parks(Part));

        static ImmutableSortedDictionary<string, string> Lines(params string[] ids) => ids.ToImmutableSortedDictionary(id => id, id => $"i{id}", StringComparer.Ordinal);
    }

    [Fact]
    public void Plan_InvoiceByHandOverOneOfTwoDocuments_CreditsALineWhereItsDocumentWasInvoiced()
    {
        var planned = new PlannedRefunds(Order).Submitted().Invoiced(24m, 29m);
        var other = planned.Facts.Documents[0].Link with { Target = new EntityRef("erp", EntityKind.SalesOrder, "41"), Lines = Link.NoLines.Add("c1", "ec1") };
        planned.Facts = planned.Facts with
        {
            Documents = [new DocumentFact(other, null), .. planned.Facts.Documents],
            Invoices = [planned.Facts.Invoices[0] with { SalesOrders = [other.Target] }, planned.Facts.Invoices[1]],
        };

        var credit = planned.Credits(Part);
        Assert.Equal(("8", "42"), (credit.Invoice.Id, credit.Document.Id));
    }

    /// <summary>The process died before it noted the reduction; then the goods left, or somebody made the invoice.</summary>
    [Fact]
    public void Plan_ReductionThatStandsUnnoted_IsAskedForAgainAndNothingElse()
    {
        var options = new RefundFlowOptions { BeforeInvoice = BeforeInvoice.Reduce };
        var earlier = Refund(Order, "9", 5m, Line(Order, "c1", 0, 5m));
        var shipped = new PlannedRefunds(Order, options).Submitted(delivered: 1, total: 17m);
        shipped.Facts = shipped.Facts with { IsReductionOpen = true };
        Assert.Equal(17m, Commands<AmendOrder>(shipped.Plan(Part)).Single().Order.Totals.Grand.Amount);
        Assert.Equal(17m, Commands<AmendOrder>(shipped.Invoiced(17m).Plan(Part)).Single().Order.Totals.Grand.Amount);
        Assert.Empty(Commands<PostCredit>(shipped.Plan(Part)));

        var second = new PlannedRefunds(Order, options).Submitted(delivered: 1, total: 12m).With(new KnownRefund(earlier, true) { IsTakenOff = true });
        second.Facts = second.Facts with { IsReductionOpen = true };
        Assert.Equal(12m, Commands<AmendOrder>(second.Plan(Part)).Single().Order.Totals.Grand.Amount);

        var together = new PlannedRefunds(Order, options).Submitted(delivered: 1, total: 12m).With(new KnownRefund(earlier, false));
        together.Facts = together.Facts with { IsReductionOpen = true };
        Assert.Equal(12m, Commands<AmendOrder>(together.Plan(Part)).Single().Order.Totals.Grand.Amount);
    }

    [Fact]
    public void Plan_ReductionThatWasBegunAndDoesNotStand_IsNotAskedForAgainOnceGoodsLeft()
    {
        var options = new RefundFlowOptions { BeforeInvoice = BeforeInvoice.Reduce };
        var planned = new PlannedRefunds(Order, options).Submitted(delivered: 1, total: 29m);
        planned.Facts = planned.Facts with { IsReductionOpen = true };
        Assert.Equal(LinkRole.Invoice, Assert.IsType<Plan.WaitFor>(planned.Plan(Part)).Link.Role);
        Assert.Equal(12m, planned.Invoiced().Credits(Part).Totals.Grand.Amount);
    }

    private static ImmutableArray<TaxAmount> Tax(decimal amount) => [new TaxAmount("7", new Money(amount, TestOrders.Eur))];
}
