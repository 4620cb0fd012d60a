using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sync.Orders;
using static Retail.Connectors.Sync.Tests.Orders.TestOrders;

namespace Retail.Connectors.Sync.Tests.Orders;

public sealed class OrderFlowTests
{
    private readonly PlannedOrders _orders = new();
    private readonly PlannedOrders _unchangeable = new(canChange: false);

    [Fact]
    public void Orders_WithoutCutOver_IsRefusedWithWhatToCall()
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
            new ServiceCollection().AddRetailConnectors(retail => retail.Orders("shop", "erp", _ => { })));

        Assert.Contains("call From(…)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Plan_AroundTheCutOver_TakesWhatWasPlacedAtOrAfterIt(int ticks, bool due)
    {
        var plan = _orders.Plan(Placed() with { PlacedAt = CutOver + Duration.FromTicks(ticks) });

        Assert.Equal(due, plan is Plan.Do);
        Assert.Equal(!due, plan is Plan.Nothing { Reason: "placed before the cut-over" });
    }

    [Theory]
    [InlineData(OrderLifecycle.Draft, false)]
    [InlineData(OrderLifecycle.Placed, true)]
    [InlineData(OrderLifecycle.OnHold, true)]
    [InlineData(OrderLifecycle.Closed, true)]
    [InlineData(OrderLifecycle.Cancelled, false)]
    public void Plan_ByLifecycle_SubmitsWhatIsDue(OrderLifecycle lifecycle, bool due)
    {
        var plan = _orders.Plan(Placed() with { Lifecycle = lifecycle });

        Assert.Equal(due, plan is Plan.Do);
        Assert.Equal(!due, plan is Plan.Nothing);
    }

    [Fact]
    public void Plan_Due_EnsuresTheCustomerAndThenSubmitsTheOrderAsCaptured()
    {
        var order = Placed();
        var plan = Assert.IsType<Plan.Do>(_orders.Plan(order));
        var submit = _orders.Submits(order);

        Assert.Equal([_orders.Ensures(order).Key, submit.Key], plan.Commands.Select(command => command.Key));
        Assert.Equal("shop/order/1/submit@erp", submit.Key.ToString());
        Assert.Equal(_orders.Ensures(order).Key, submit.Customer);
        Assert.Equal(order, submit.Order);
        Assert.Equal("VAT 20", submit.Codes.Taxes["7"]);
        Assert.Equal("Card", submit.Codes.PaymentMethod);
        Assert.Equal(order.CommercialDigest(), plan.Written);
    }

    [Fact]
    public void Plan_Due_AnnouncesTheOrderAndNotItsCustomer()
    {
        var plan = Assert.IsType<Plan.Do>(_orders.Plan(Placed()));

        Assert.Empty(plan.Commands[0].Events);
        Assert.Equal("retail.order.submitted", Assert.Single(plan.Commands[1].Events).Type);
    }

    [Fact]
    public void Plan_PartlyRefunded_IsSubmittedAsCaptured()
    {
        var order = Placed() with
        {
            Payment = PaymentState.PartlyRefunded,
            Transactions = [new PaymentTransaction(PaymentTransactionKind.Refund, "r1", Money(9m), null)],
        };

        Assert.Equal(Money(29m), _orders.Submits(order).Order.Totals.Grand);
    }

    [Fact]
    public void Plan_FullyRefundedBeforeSubmission_IsNotDue() =>
        Assert.IsType<Plan.Nothing>(_orders.Plan(Placed() with { Payment = PaymentState.Refunded }));

    [Fact]
    public void Plan_SeveralMappingsMissing_ReportsAllAtOnceWithTheirOwner()
    {
        var order = Placed() with
        {
            Lifecycle = OrderLifecycle.Unknown,
            SourceStatus = "awaiting-picking",
            PaymentMethod = "voucher",
            Taxes = [.. Placed().Taxes.Select(rate => rate with { RateId = "8" })],
        };
        var reason = _orders.Parks(order).Reason;

        Assert.Equal("missing-mapping", reason.Code);
        Assert.Equal(
            [(MappingTables.Status, "awaiting-picking"), (MappingTables.Tax, "8"), (MappingTables.PaymentMethod, "voucher")],
            reason.Missing.Select(missing => (missing.Table, missing.Value)));
        Assert.Equal(ParkOwner.Finance, reason.Owner);
        Assert.Contains("status 'awaiting-picking', tax '8', payment-method 'voucher'", reason.FixHint, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_StatusOfTheShopsOwn_IsDueAsMapped()
    {
        var order = Placed() with { Lifecycle = OrderLifecycle.Unknown, SourceStatus = "awaiting-picking" };

        Assert.IsType<Plan.Do>(_orders.Map(MappingTables.Status, "awaiting-picking", nameof(OrderLifecycle.Placed)).Plan(order));
        Assert.IsType<Plan.Nothing>(_orders.Map(MappingTables.Status, "awaiting-picking", nameof(OrderLifecycle.Draft)).Plan(order));
    }

    [Fact]
    public void Plan_EmptyPaymentMethod_IsAValueThatCanBeMapped()
    {
        var order = Placed() with { PaymentMethod = string.Empty };
        Assert.Equal(string.Empty, Assert.Single(_orders.Parks(order).Reason.Missing).Value);

        Assert.Equal("Free", _orders.Map(MappingTables.PaymentMethod, string.Empty, "Free").Submits(order).Codes.PaymentMethod);
    }

    [Fact]
    public void Plan_SkuWithAMapping_IsToldTheOthersAreTheSame()
    {
        Assert.Empty(_orders.Submits(Placed()).Codes.Skus);
        Assert.Equal("E-1", _orders.Map(MappingTables.Sku, "SKU-1", "E-1").Submits(Placed()).Codes.Skus["SKU-1"]);
    }

    [Fact]
    public void Plan_OrderDoesNotAddUp_ParksWithTheDiscrepancy()
    {
        var order = Placed();
        var reason = _orders.Parks(order with { Totals = order.Totals with { Grand = Money(29.01m) } }).Reason;

        Assert.Equal("order-does-not-add-up", reason.Code);
        Assert.Contains("grand-total: expected 29, found 29.01", reason.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_GuestsWithOneEMailInOtherCase_AreOneCustomer()
    {
        var first = _orders.Ensures(Placed("1") with { Buyer = Guest("jane@example.com") });
        var second = _orders.Ensures(Placed("2") with { Buyer = Guest(" Jane@Example.COM ") });
        var other = _orders.Ensures(Placed("3") with { Buyer = Guest("john@example.com") });

        Assert.Equal(first.Key, second.Key);
        Assert.Equal(first.Digest(), second.Digest());
        Assert.NotEqual(first.Key, other.Key);
        Assert.DoesNotContain("jane", first.Key.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Plan_GuestsWithoutEMail_AreCustomersOfTheirOrder()
    {
        var first = _orders.Ensures(Placed("1") with { Buyer = Guest(string.Empty) });
        var second = _orders.Ensures(Placed("2") with { Buyer = Guest(string.Empty) });

        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal("shop/guest/order-1", first.Customer.Ref.ToString());
    }

    [Fact]
    public void Plan_BuyerWithAccount_IsThatCustomerWhateverTheEMail()
    {
        var account = new EntityRef("shop", EntityKind.Customer, "9");

        Assert.Equal(account, _orders.Ensures(Placed() with { Buyer = Guest("jane@example.com") with { Account = account } }).Customer.Ref);
    }

    [Fact]
    public void PlanAfterSubmission_NothingChanged_DoesNothing() =>
        Assert.Equal("stands as S00042", Assert.IsType<Plan.Nothing>(_orders.PlanAfter(Placed(), Placed())).Reason);

    [Fact]
    public void PlanAfterSubmission_SoldOtherwiseAndTheErpCannotAmend_Parks()
    {
        var changed = Placed() with { Lines = [Placed().Lines[0] with { Sku = "SKU-2" }] };

        Assert.Equal("changed-after-submission", Assert.IsType<Plan.Park>(_unchangeable.PlanAfter(Placed(), changed)).Reason.Code);
    }

    [Fact]
    public void PlanAfterSubmission_CancelledAndTheErpCannotCancel_Parks()
    {
        var cancelled = Placed() with { Lifecycle = OrderLifecycle.Cancelled, SourceStatus = "cancelled" };
        var reason = Assert.IsType<Plan.Park>(_unchangeable.PlanAfter(Placed(), cancelled)).Reason;

        Assert.Equal("cancelled-after-submission", reason.Code);
        Assert.Contains("S00042", reason.FixHint, StringComparison.Ordinal);
    }

    /// <summary>A document that was cancelled although its goods were leaving does not stand for the order any more.</summary>
    [Theory]
    [InlineData("cancelled-too-late", true)]
    [InlineData("already-shipped", false)]
    public void PlanAfterSubmission_CancellationRefusedAndTakenBack_AsksForTheDocumentOnlyIfItIsCancelled(string code, bool asks)
    {
        var cancelled = Placed() with { Lifecycle = OrderLifecycle.Cancelled, SourceStatus = "cancelled" };
        var cancel = Assert.IsType<Plan.Do>(_orders.PlanAfter(Placed(), cancelled)).Commands[0];
        var refused = cancel.Alternative!(new ParkReason(code, "w", "h", ParkOwner.Operations))!;
        Assert.Equal(code, refused.ThenPark?.Code);

        var opened = _orders.PlanNoted(Placed(), OrderMemo.Parse(refused.Noting!(null)));

        Assert.Equal(asks, opened is Plan.Do work && work.Commands.OfType<PlannedCommand<AmendOrder>>().Any());
        Assert.Equal(!asks, opened is Plan.Nothing);
    }

    [Fact]
    public void PlanAfterSubmission_GoneFromTheShop_Parks() =>
        Assert.Equal("gone-after-submission", Assert.IsType<Plan.Park>(_orders.PlanAfter(Placed(), null)).Reason.Code);

    [Fact]
    public void PlanAfterSubmission_ShippedPaidOrRefunded_DoesNothing()
    {
        Order[] later =
        [
            Placed() with { Fulfilment = FulfilmentState.Full },
            Placed() with { Lifecycle = OrderLifecycle.Closed, SourceStatus = "completed" },
            Placed() with { Payment = PaymentState.PartlyRefunded },
            Placed() with { Payment = PaymentState.Refunded, Lifecycle = OrderLifecycle.Cancelled, SourceStatus = "refunded" },
            Placed() with { CustomerNote = "Ring twice." },
        ];

        Assert.All(later, order => Assert.IsType<Plan.Nothing>(_orders.PlanAfter(Placed(), order)));
    }
}
