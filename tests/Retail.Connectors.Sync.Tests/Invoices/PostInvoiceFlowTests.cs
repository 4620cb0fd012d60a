using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Invoices;
using Retail.Connectors.Sync.Orders;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Invoices;

public sealed class PostInvoiceFlowTests
{
    private static readonly FlowDefinition Flow = new("invoices/shop/erp", "shop", EntityKind.Order, "erp");
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private readonly FakeMappings _mappings = new FakeMappings().Map(MappingTables.Tax, "7", "VAT 20");
    private readonly PostInvoiceOptions _options = new();
    private PostingDays _days = new(Berlin, null);
    private ImmutableArray<SubmittedPart> _parts = [];

    [Theory]
    [InlineData(InvoiceMoment.Shipped, FulfilmentState.None, OrderLifecycle.Placed, PaymentState.Paid, false)]
    [InlineData(InvoiceMoment.Shipped, FulfilmentState.Part, OrderLifecycle.Placed, PaymentState.Paid, false)]
    [InlineData(InvoiceMoment.Shipped, FulfilmentState.Full, OrderLifecycle.Placed, PaymentState.Unpaid, true)]
    [InlineData(InvoiceMoment.Shipped, FulfilmentState.Returned, OrderLifecycle.Placed, PaymentState.Paid, true)]
    [InlineData(InvoiceMoment.Shipped, FulfilmentState.None, OrderLifecycle.Closed, PaymentState.Paid, true)]
    [InlineData(InvoiceMoment.Confirmed, FulfilmentState.None, OrderLifecycle.OnHold, PaymentState.Unpaid, true)]
    [InlineData(InvoiceMoment.Paid, FulfilmentState.Full, OrderLifecycle.Placed, PaymentState.Unpaid, false)]
    [InlineData(InvoiceMoment.Paid, FulfilmentState.Full, OrderLifecycle.Placed, PaymentState.Authorised, false)]
    [InlineData(InvoiceMoment.Paid, FulfilmentState.None, OrderLifecycle.Placed, PaymentState.PartlyRefunded, true)]
    [InlineData(InvoiceMoment.Shipped, FulfilmentState.Full, OrderLifecycle.Cancelled, PaymentState.Paid, false)]
    [InlineData(InvoiceMoment.Confirmed, FulfilmentState.Full, OrderLifecycle.Closed, PaymentState.Refunded, false)]
    public void Plan_ByPolicy_PostsWhenItsMomentHasCome(
        InvoiceMoment when, FulfilmentState fulfilment, OrderLifecycle lifecycle, PaymentState payment, bool posts)
    {
        _options.When = when;
        var plan = Plan(TestOrders.Placed() with { Lifecycle = lifecycle, Payment = payment }, Document(fulfilment: fulfilment));

        Assert.Equal(posts, plan is Plan.Do);
        Assert.Equal(!posts, plan is Plan.Nothing);
    }

    [Fact]
    public void Plan_Due_AsksForTheShopsMoneyOnTheDayOfTheCompany()
    {
        var plan = Assert.IsType<Plan.Do>(Plan(TestOrders.Placed(), Shipped()));
        var command = Command(plan);

        Assert.Equal(("shop/order/1/invoice@erp", "shop/order/1/submit@erp"), (command.Key.ToString(), command.Submitted.ToString()));
        Assert.Equal((25m, 29m, 4m), (command.Totals.Net.Amount, command.Totals.Grand.Amount, Assert.Single(command.Totals.Taxes).Amount.Amount));
        Assert.Equal("VAT 20", command.Codes.Taxes["7"]);
        Assert.Equal(new LocalDate(2026, 4, 1), command.Date);
        Assert.Equal(LinkRole.Invoice, plan.Commands[0].Role);
        Assert.Contains(plan.Wakes, wake => wake.Flow == "payments/shop/erp");
    }

    [Theory]
    [InlineData(DocumentStage.Draft)]
    [InlineData(DocumentStage.Cancelled)]
    public void Plan_SalesOrderThatDoesNotBind_IsNotInvoiced(DocumentStage stage) =>
        Assert.IsType<Plan.Nothing>(Plan(TestOrders.Placed(), Document(stage, FulfilmentState.Full)));

    [Fact]
    public void Plan_ClosedPeriod_MovesToTheNextOpenDayOrHolds()
    {
        _options.Day = InvoiceDay.Payment;
        _days = _days with { ClosedThrough = new LocalDate(2026, 2, 28) };
        var order = TestOrders.Placed() with
        {
            Transactions = [new PaymentTransaction(PaymentTransactionKind.Capture, "ch_1", TestOrders.Money(29m), Instant.FromUtc(2026, 2, 3, 4, 5))],
        };

        Assert.Equal(new LocalDate(2026, 3, 1), Command(Assert.IsType<Plan.Do>(Plan(order, Shipped()))).Date);
        _options.Closed = ClosedPeriods.Hold;
        Assert.Equal(new LocalDate(2026, 2, 3), Command(Assert.IsType<Plan.Do>(Plan(order, Shipped()))).Date);
    }

    [Fact]
    public void Plan_RefusedForAPeriodClosedMeanwhile_IsPostedTodayOrTomorrow()
    {
        _options.Day = InvoiceDay.Payment;
        var order = TestOrders.Placed() with
        {
            Transactions = [new PaymentTransaction(PaymentTransactionKind.Capture, "ch_1", TestOrders.Money(29m), Instant.FromUtc(2026, 2, 3, 4, 5))],
        };
        var command = Assert.IsType<Plan.Do>(Plan(order, Shipped())).Commands[0];

        var today = command.Alternative!(Reason("period-closed"))!;
        var tomorrow = today.Commands[0].Alternative!(Reason("period-closed"))!;
        Assert.Equal((new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 2)), (Command(today).Date, Command(tomorrow).Date));
        Assert.Null(tomorrow.Commands[0].Alternative!(Reason("period-closed")));
        Assert.Null(command.Alternative!(Reason("money-differs")));
        _options.Closed = ClosedPeriods.Hold;
        Assert.Null(Assert.IsType<Plan.Do>(Plan(order, Shipped())).Commands[0].Alternative!(Reason("period-closed")));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Plan_NothingToInvoice_IsDoneOnlyIfAllIsOnInvoices(int invoiced, bool done)
    {
        var shipped = Shipped();
        shipped = shipped with { Value = shipped.Value with { Lines = [shipped.Value.Lines[0] with { Invoiced = invoiced }] } };
        var command = Assert.IsType<Plan.Do>(Plan(TestOrders.Placed(), shipped)).Commands[0];

        Assert.Equal(done, command.Alternative!(Reason("nothing-to-invoice")) is { Commands.IsEmpty: true });
    }

    [Fact]
    public void Plan_SalesOrderThatComesToSomethingElse_WaitsAndThenParksForFinance()
    {
        var shipped = Shipped();
        var other = shipped with { Value = shipped.Value with { Totals = shipped.Value.Totals with { Grand = TestOrders.Money(28.50m) } } };
        var reason = Assert.IsType<Plan.WaitFor>(Plan(TestOrders.Placed(), other)).Otherwise;

        Assert.Equal(("invoice-differs", ParkOwner.Finance), (reason.Code, reason.Owner));
        Assert.Contains("29 EUR", reason.Explanation, StringComparison.Ordinal);
        Assert.Contains("28.50 EUR", reason.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_RefundedInPartBeforeItIsInvoiced_AsksForTheRest()
    {
        var refund = new Refund
        {
            Ref = new EntityRef("shop", EntityKind.Refund, "1-3"),
            Order = TestOrders.Placed().Ref,
            Amount = TestOrders.Money(12m),
            Lines = [new RefundLine("l1", 1, TestOrders.Money(10m), [new TaxAmount("7", TestOrders.Money(2m))], Restock: true)],
        };
        var shipped = Shipped();
        var reduced = shipped with
        {
            Reductions = [refund],
            Value = shipped.Value with { Totals = shipped.Value.Totals with { Grand = TestOrders.Money(17m) } },
        };
        var totals = Command(Assert.IsType<Plan.Do>(Plan(TestOrders.Placed(), reduced))).Totals;

        Assert.Equal((15m, 2m, 17m), (totals.Net.Amount, totals.Taxes[0].Amount.Amount, totals.Grand.Amount));
    }

    [Fact]
    public void Plan_OrderInTwoDocuments_EachIsInvoicedWhenItHasLeft()
    {
        _parts = [Part("42", "part-1"), Part("43", "part-2")];
        var goods = Split("42", "part-1", 24m, FulfilmentState.Full, ("l1", "101"));
        var rest = Split("43", "part-2", 5m, FulfilmentState.None, ("c1", "201"));
        var first = Command(Assert.IsType<Plan.Do>(Plan(TestOrders.Placed(), goods, rest)));

        Assert.Equal(("shop/order/1/invoice@erp/part-1", 24m), (first.Key.ToString(), first.Totals.Grand.Amount));
        rest = rest with { Value = rest.Value with { Fulfilment = FulfilmentState.Full } };
        var facts = new InvoicingFacts([goods, rest], [ErpRecords.Invoice(24m)], _days);
        var second = Command(Assert.IsType<Plan.Do>(Plan(TestOrders.Placed(), facts)));
        Assert.Equal(("shop/order/1/invoice@erp/part-2", 5m, 0), (second.Key.ToString(), second.Totals.Grand.Amount, second.Totals.Taxes.Length));
    }

    [Fact]
    public void Plan_PartsWithNamesOfTheHostAndASharedCharge_AreInvoicedWithTheirShare()
    {
        var order = TestOrders.Placed() with
        {
            Lines = [TestOrders.Placed().Lines[0], TestOrders.Placed().Lines[0] with { Id = "l2", Net = TestOrders.Money(10m), Taxes = [] }],
            Totals = TestOrders.Placed().Totals with { Goods = TestOrders.Money(30m), Grand = TestOrders.Money(39m) },
        };
        _parts = [Part("42", "berlin"), Part("43", "munich")];
        var berlin = Split("42", "berlin", 27.33m, FulfilmentState.Full, ("l1", "101"), ("c1", "102"));
        var munich = Split("43", "munich", 11.67m, FulfilmentState.Full, ("l2", "201"), ("c1", "202"));
        var facts = new InvoicingFacts([berlin, munich], [], _days);
        var plan = Assert.IsType<Plan.Do>(Plan(order, facts));

        Assert.Equal(
            [("shop/order/1/invoice@erp/berlin", 27.33m), ("shop/order/1/invoice@erp/munich", 11.67m)],
            plan.Commands.Cast<PlannedCommand<PostInvoice>>().Select(command => (command.Key.ToString(), command.Command.Totals.Grand.Amount)));
    }

    [Fact]
    public void Plan_PartsOfAShopThatRoundsTheTaxOnce_AreInvoicedAsTheyWereSplit()
    {
        var line = TestOrders.Placed().Lines[0] with { Quantity = 1, UnitPrice = 10.03m, Net = TestOrders.Money(10.03m), NetBeforeDiscount = TestOrders.Money(10.03m), Taxes = [new TaxAmount("7", TestOrders.Money(1.91m))] };
        var order = TestOrders.Placed() with
        {
            Lines = [line, line with { Id = "l2" }],
            Charges = [],
            Taxes = [TestOrders.Placed().Taxes[0] with { Percent = 19m, Base = TestOrders.Money(20.06m), Tax = TestOrders.Money(3.81m) }],
            Totals = new OrderTotals
            {
                Goods = TestOrders.Money(20.06m), Charges = TestOrders.Money(0m), Discount = TestOrders.Money(0m), Tax = TestOrders.Money(3.81m), Grand = TestOrders.Money(23.87m),
            },
        };
        var split = OrderSplit.Run(order, [new OrderPart("berlin", ["l1"]), new OrderPart("munich", ["l2"])]);
        _parts = [Part("42", "berlin"), Part("43", "munich")];
        var facts = new InvoicingFacts(
            [
                Split("42", "berlin", split[0].Order.Totals.Grand.Amount, FulfilmentState.Full, ("l1", "101")),
                Split("43", "munich", split[1].Order.Totals.Grand.Amount, FulfilmentState.Full, ("l2", "201")),
            ],
            [],
            _days);

        var totals = Assert.IsType<Plan.Do>(Plan(order, facts)).Commands.Cast<PlannedCommand<PostInvoice>>().Select(command => command.Command.Totals).ToList();

        Assert.Equal([1.90m, 1.91m], totals.Select(part => Assert.Single(part.Taxes).Amount.Amount).Order());
        Assert.Equal(split.Select(part => (part.Order.Taxes[0].Tax.Amount, part.Order.Totals.Grand.Amount)), totals.Select(part => (part.Taxes[0].Amount.Amount, part.Grand.Amount)));
    }

    [Fact]
    public void Plan_LineInTwoDocuments_ParksForFinance()
    {
        _parts = [Part("42", "part-1"), Part("43", "part-2")];
        var (first, second) = (Split("42", "part-1", 12m, FulfilmentState.Full, ("l1", "101")), Split("43", "part-2", 12m, FulfilmentState.Full, ("l1", "201")));

        Assert.Equal("invoice-of-split-line", Assert.IsType<Plan.Park>(Plan(TestOrders.Placed(), first, second)).Reason.Code);
    }

    [Fact]
    public void Plan_DocumentOfAnotherHand_ParksForFinance()
    {
        var shipped = Shipped();

        Assert.Equal(
            "unknown-submission",
            Assert.IsType<Plan.Park>(Plan(TestOrders.Placed(), shipped with { Value = shipped.Value with { Key = "eBay 4711" } })).Reason.Code);
    }

    [Fact]
    public void Plan_UnknownTax_ParksWithTheMapping()
    {
        var order = TestOrders.Placed() with { Taxes = [TestOrders.Placed().Taxes[0] with { RateId = "8" }] };
        var reason = Assert.IsType<Plan.Park>(Plan(order, Shipped())).Reason;

        Assert.Equal((MappingTables.Tax, "8"), (Assert.Single(reason.Missing).Table, reason.Missing[0].Value));
    }

    private static ParkReason Reason(string code) => new(code, "words", "hint", ParkOwner.Finance);

    private static OrderDocument Document(DocumentStage stage = DocumentStage.Confirmed, FulfilmentState fulfilment = FulfilmentState.None) =>
        new(ErpRecords.Submitted(), ErpRecords.SalesOrder(stage, fulfilment), []);

    private static OrderDocument Shipped() => Document(fulfilment: FulfilmentState.Full);

    private static SubmittedPart Part(string id, string part) => new(
        new EntityRef("erp", EntityKind.SalesOrder, id), EffectKey.For(TestOrders.Placed().Ref, SubmitOrder.Verb, "erp", part), part);

    private static OrderDocument Split(string id, string part, decimal grand, FulfilmentState fulfilment, params (string, string)[] lines)
    {
        var value = ErpRecords.SalesOrder(DocumentStage.Confirmed, fulfilment, id, part);
        return new(ErpRecords.Submitted(id, lines), value with { Totals = value.Totals with { Grand = TestOrders.Money(grand) } }, []);
    }

    private static PostInvoice Command(Plan.Do plan) => Assert.IsType<PlannedCommand<PostInvoice>>(Assert.Single(plan.Commands)).Command;

    private Plan Plan(Order order, params ImmutableArray<OrderDocument> documents) => Plan(order, new InvoicingFacts(documents, [], _days));

    private Plan Plan(Order order, InvoicingFacts facts) => new PostInvoiceFlow(_options).Plan(
        order.Ref, new Observed<Order>(order.Ref, new Revision("b"), order, ErpRecords.Now), facts with { Parts = _parts },
        new PlanContext(Flow, null, [.. facts.Documents.Select(document => document.Link)], _mappings));
}
