using System.Collections.Immutable;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Customers;
using Retail.Connectors.Sync.Orders;
using static Retail.Connectors.Sync.Tests.Orders.TestOrders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>What is planned once an order has become a document.</summary>
public sealed class OrderLifeTests
{
    private static readonly Order More = Placed() with { Lines = [Placed().Lines[0] with { Sku = "SKU-2" }] };
    private static readonly Order Moved = Placed() with { Buyer = Guest("jane@example.com") with { Shipping = new Address { LastName = "Doe", Country = "DE" } } };
    private static readonly Order Cancelled = Placed() with { Lifecycle = OrderLifecycle.Cancelled, SourceStatus = "cancelled" };

    private readonly PlannedOrders _orders = new();

    [Fact]
    public void Plan_AsItWasBrought_StandsAndDoesNothing() =>
        Assert.Equal("stands as S00042", Assert.IsType<Plan.Nothing>(_orders.PlanNoted(Placed(), Open(Placed()))).Reason);

    [Fact]
    public void Plan_SoldOtherwiseOrSentElsewhere_AmendsTheDocumentUnderTheNextNumber()
    {
        foreach (var changed in new[] { More, Moved })
        {
            var amend = Single<AmendOrder>(_orders.PlanNoted(changed, Open(Placed(), amendments: 2)));

            Assert.Equal("shop/order/1/amend@erp#3", amend.Key.ToString());
            Assert.Equal("shop/order/1/submit@erp", amend.Submitted.ToString());
            Assert.Equal(("42", changed), (amend.Document.Id, amend.Order));
        }
    }

    /// <summary>The order as captured would bring back what the refund had taken off, and the invoice would be refused.</summary>
    [Fact]
    public void Plan_ChangedAfterARefundReducedIt_AmendsToWhatIsLeft()
    {
        _orders.Reductions = [RefundOf("l1", 1, 10m, 2m)];

        var plan = _orders.PlanNoted(Moved, Open(Placed()));

        var amended = Single<AmendOrder>(plan).Order;
        Assert.Equal((1m, 17m, Moved.Buyer), (amended.Lines[0].Quantity, amended.Totals.Grand.Amount, amended.Buyer));
        Assert.IsType<Plan.Nothing>(_orders.PlanNoted(Moved, Open(Moved)));
    }

    [Fact]
    public void Plan_ChangedSoThatARefundDoesNotFit_Parks()
    {
        _orders.Reductions = [RefundOf("l9", 1, 10m, 2m)];

        Assert.Equal("changed-after-refund", Assert.IsType<Plan.Park>(_orders.PlanNoted(Moved, Open(Placed()))).Reason.Code);
        Assert.IsType<Plan.Nothing>(_orders.PlanNoted(Placed(), Open(Placed())));
    }

    [Fact]
    public void Plan_WrittenBeforeTheFlowTookNotes_AmendsFromTheDigestAlone()
    {
        Assert.Equal("shop/order/1/amend@erp", Single<AmendOrder>(_orders.PlanAfter(Placed(), More)).Key.ToString());
        Assert.IsType<Plan.Nothing>(_orders.PlanAfter(Placed(), Placed()));
    }

    [Fact]
    public void Plan_ChangedBackWhileAnAmendmentIsInDoubt_AsksForThatOneAgain()
    {
        var amend = Single<AmendOrder>(_orders.PlanNoted(Placed(), Open(Placed()), Key(AmendOrder.Verb)));

        Assert.Equal((Key(AmendOrder.Verb), Placed().Lines[0].Sku), (amend.Key, amend.Order.Lines[0].Sku));
    }

    [Fact]
    public void Plan_ChangedBackAfterAnAmendmentThatWasRefused_DoesNothing() =>
        Assert.IsType<Plan.Nothing>(_orders.PlanNoted(Placed(), Open(Placed(), amendments: 1), Key(AmendOrder.Verb)));

    [Fact]
    public void Plan_Cancelled_CancelsTheDocument()
    {
        var plan = Assert.IsType<Plan.Do>(_orders.PlanNoted(Cancelled, Open(Placed())));
        var cancel = Single<CancelOrder>(plan);

        Assert.Equal(("shop/order/1/cancel@erp", "42"), (cancel.Key.ToString(), cancel.Document.Id));
        Assert.Contains("cancelled", cancel.Reason, StringComparison.Ordinal);
        Assert.NotNull(plan.Withdraws);
    }

    [Fact]
    public void Plan_CancelledTwice_DoesNothingTheSecondTime() =>
        Assert.IsType<Plan.Nothing>(_orders.PlanNoted(Cancelled, Gone(Placed())));

    [Fact]
    public void Plan_TakenBackAfterTheCancellation_SubmitsTheNextGeneration()
    {
        var submit = Single<SubmitOrder>(_orders.PlanNoted(Placed(), Gone(Placed())));

        Assert.Equal("shop/order/1/submit@erp#2", submit.Key.ToString());
    }

    [Fact]
    public void Plan_TakenBackWhileTheCancellationIsInDoubt_BringsTheDocumentBackInLine()
    {
        var amend = Single<AmendOrder>(_orders.PlanNoted(Placed(), Open(Placed()), Key(CancelOrder.Verb)));

        Assert.Equal(Key(AmendOrder.Verb), amend.Key);
    }

    [Fact]
    public void Plan_AmendedOnTheNextGeneration_NamesTheEffectThatMadeIt()
    {
        var memo = new OrderMemo([Open(Placed()).Parts[0] with { Generation = 3 }]);

        Assert.Equal("shop/order/1/submit@erp#3", Single<AmendOrder>(_orders.PlanNoted(More, memo)).Submitted.ToString());
    }

    [Fact]
    public void Plan_GoneFromTheShop_ParksOrCancelsAsTheOptionSays()
    {
        Assert.Equal("gone-after-submission", Assert.IsType<Plan.Park>(_orders.PlanNoted(null, Open(Placed()))).Reason.Code);
        Assert.Equal("42", Single<CancelOrder>(new PlannedOrders(options => options.WhenGone = GoneOrders.Cancel).PlanNoted(null, Open(Placed()))).Document.Id);
    }

    [Fact]
    public void Plan_ChangedSoThatItDoesNotAddUp_ParksInsteadOfAmending()
    {
        var wrong = More with { Totals = More.Totals with { Grand = Money(30m) } };

        Assert.Equal("order-does-not-add-up", Assert.IsType<Plan.Park>(_orders.PlanNoted(wrong, Open(Placed()))).Reason.Code);
    }

    [Fact]
    public void Plan_StatusWithoutAMeaning_ParksBecauseItMayMeanCancelled()
    {
        var unknown = Placed() with { Lifecycle = OrderLifecycle.Unknown, SourceStatus = "storno" };

        Assert.Equal("missing-mapping", Assert.IsType<Plan.Park>(_orders.PlanNoted(unknown, Open(Placed()))).Reason.Code);
    }

    [Fact]
    public void Plan_RoutedOverTwoWarehouses_SubmitsEachPartUnderItsOwnKey()
    {
        var submits = All<SubmitOrder>(Split().Plan(Two()));

        Assert.Equal(["shop/order/1/submit@erp/north", "shop/order/1/submit@erp/south"], submits.Select(submit => submit.Key.ToString()));
        Assert.Equal(["N", "S"], submits.Select(submit => submit.Codes.Warehouse));
        Assert.Equal(Two().Totals.Grand.Amount, submits.Sum(submit => submit.Order.Totals.Grand.Amount));
        Assert.All(submits, submit => Assert.Empty(submit.Order.Verify()));
    }

    [Fact]
    public void Plan_OnePartOfTwoChanged_AmendsThatOneAlone()
    {
        var parts = All<SubmitOrder>(Split().Plan(Two())).Select(submit => submit.Order).ToArray();
        var memo = new OrderMemo([Part("north", parts[0], "42"), Part("south", parts[1], "43")]);
        var changed = Two() with { Lines = [Two().Lines[0] with { Name = "Renamed" }, Two().Lines[1]] };

        Assert.IsType<Plan.Nothing>(Split().PlanNoted(Two(), memo));
        Assert.Equal("shop/order/1/amend@erp/north", Single<AmendOrder>(Split().PlanNoted(changed, memo)).Key.ToString());
    }

    [Fact]
    public void Plan_RoutedOtherwise_CancelsThenAmendsThenSubmits()
    {
        var all = Two();
        var memo = new OrderMemo([Part("north", all, "42"), Part("west", all, "43")]);
        var keys = Assert.IsType<Plan.Do>(Split().PlanNoted(all, memo)).Commands.Select(command => command.Key.ToString()).ToArray();

        Assert.Equal(["shop/order/1/cancel@erp/west", "shop/order/1/amend@erp/north", "shop/order/1/submit@erp/south"], keys[1..]);
    }

    [Theory]
    [InlineData("unknown line", "no line l9")]
    [InlineData("left out", "line l2 is in 0 parts")]
    [InlineData("twice", "line l1 is in 2 parts")]
    [InlineData("one name", "2 parts are called")]
    [InlineData("odd name", "is no name of a part")]
    [InlineData("lost", "to which no orders of shop flow")]
    public void Plan_RouteThatCannotBeFollowed_ParksForTheHost(string route, string words)
    {
        OrderPart[] parts = route switch
        {
            "unknown line" => [new("a", ["l1", "l2", "l9"])],
            "left out" => [new("a", ["l1"])],
            "twice" => [new("a", ["l1", "l2"]), new("b", ["l1"])],
            "one name" => [new("a", ["l1"]), new("a", ["l2"])],
            "odd name" => [new("a/b", ["l1"]), new("c", ["l2"])],
            _ => [new("a", ["l1", "l2"]) { Target = "other" }],
        };
        var reason = new PlannedOrders(options => options.Route = _ => parts).Parks(Two()).Reason;

        Assert.Equal(("cannot-be-routed", ParkOwner.Operations), (reason.Code, reason.Owner));
        Assert.Contains(words, reason.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_PartsOfTwoCompanies_EachFlowTakesItsOwn()
    {
        static PlannedOrders Company(string erp) => new(
            options => options.Route = _ => [new("a", ["l1"]) { Target = "erp" }, new("b", ["l2"]) { Target = "erp-2" }], erps: ["erp", "erp-2"], to: erp);

        var first = Single<SubmitOrder>(Company("erp").Plan(Two()));
        var second = Single<SubmitOrder>(Company("erp-2").Plan(Two()));

        Assert.Equal(("shop/order/1/submit@erp/a", "shop/order/1/submit@erp-2/b"), (first.Key.ToString(), second.Key.ToString()));
        Assert.Equal(Two().Totals.Grand, first.Order.Totals.Grand + second.Order.Totals.Grand);
    }

    [Fact]
    public void Plan_Authorised_IsDueUnlessTheFlowWaitsForTheCapture()
    {
        var authorised = Placed() with { Payment = PaymentState.Authorised, Lifecycle = OrderLifecycle.OnHold };

        Assert.IsType<Plan.Do>(_orders.Plan(authorised));
        Assert.IsType<Plan.Nothing>(new PlannedOrders(options => options.AuthorisedIsDue = false).Plan(authorised));
        Assert.IsType<Plan.Do>(new PlannedOrders(options => options.AuthorisedIsDue = false).Plan(authorised with { Payment = PaymentState.Paid }));
    }

    [Fact]
    public void Plan_OrderOfAnotherFlow_IsLeftAlone() =>
        Assert.IsType<Plan.Nothing>(new PlannedOrders(options => options.Where = order => order.Currency.Currency.Value == "USD").Plan(Placed()));

    [Fact]
    public void Plan_PurchaseOrderNumber_BecomesTheCustomersReference()
    {
        var orders = new PlannedOrders(options => options.PurchaseOrderAttribute = "_po");
        var order = Placed() with { Attributes = Placed().Attributes.Add("_po", " PO-77 ") };

        Assert.Equal(("PO-77", string.Empty), (orders.Submits(order).Codes.CustomerReference, _orders.Submits(order).Codes.CustomerReference));
        Assert.NotEqual(orders.Submits(order).Digest(), _orders.Submits(order).Digest());
    }

    [Fact]
    public void Plan_GuestsByPolicy_AreOnePerMailOneForAllOrNone()
    {
        var all = new PlannedOrders(options => options.Customers.Guests = GuestCustomers.Collective);
        var none = new PlannedOrders(options => options.Customers.Guests = GuestCustomers.None);
        var account = new EntityRef("shop", EntityKind.Customer, "9");

        Assert.Equal(
            all.Ensures(Placed() with { Buyer = Guest("a@example.com") }).Key, all.Ensures(Placed("2") with { Buyer = Guest("b@example.com") }).Key);
        Assert.DoesNotContain("Doe", all.Ensures(Placed()).Customer.Name, StringComparison.Ordinal);
        Assert.Equal("guest-not-allowed", none.Parks(Placed()).Reason.Code);
        Assert.Equal(account, none.Ensures(Placed() with { Buyer = Guest("a@example.com") with { Account = account } }).Customer.Ref);
    }

    [Fact]
    public void Memo_WrittenAndRead_IsTheSame()
    {
        var memo = new OrderMemo([Part("north.1", Placed(), "4:2;x"), Part(string.Empty, More, "é") with { State = OrderPartState.Cancelled, Generation = 7 }]);

        Assert.Equal(memo.Parts, OrderMemo.Parse(memo.ToString()).Parts);
        Assert.Throws<FormatException>(() => OrderMemo.Parse("v2;x"));
    }

    private static OrderMemo Open(Order order, int amendments = 0) => new([Part(string.Empty, order, "42") with { Amendments = amendments }]);

    private static OrderMemo Gone(Order order) => new([Part(string.Empty, order, "42") with { State = OrderPartState.Cancelled, Cancellations = 1 }]);

    private static OrderMemoPart Part(string name, Order order, string document) =>
        new(name, 1, 0, 0, OrderPartState.Open, OrderMemo.ContentOf(order), document);

    private static EffectKey Key(string verb, int generation = 1) => EffectKey.For(Placed().Ref, verb, "erp", string.Empty, generation);

    private static PlannedOrders Split() => new(options => options.Route = _ =>
        [new("north", ["l1"]) { Warehouse = "N" }, new("south", ["l2"]) { Warehouse = "S" }]);

    private static Order Two() => Placed() with
    {
        Lines = [Placed().Lines[0], Placed().Lines[0] with { Id = "l2", Sku = "SKU-9" }],
        Taxes = [Placed().Taxes[0] with { Base = Money(40m), Tax = Money(8m) }],
        Totals = Placed().Totals with { Goods = Money(40m), Tax = Money(8m), Grand = Money(53m) },
    };

    private static ImmutableArray<TCommand> All<TCommand>(Plan? plan)
        where TCommand : ICommand =>
        [.. Assert.IsType<Plan.Do>(plan).Commands.OfType<PlannedCommand<TCommand>>().Select(command => command.Command)];

    private static Refund RefundOf(string line, decimal quantity, decimal net, decimal tax) => new()
    {
        Ref = new EntityRef("shop", EntityKind.Refund, "5"),
        Order = Placed().Ref,
        Amount = Money(net + tax),
        Lines = [new RefundLine(line, quantity, Money(net), [new TaxAmount("7", Money(tax))], Restock: true)],
    };

    private static TCommand Single<TCommand>(Plan? plan)
        where TCommand : ICommand => Assert.Single(All<TCommand>(plan));
}
