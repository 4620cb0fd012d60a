using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;
using static Retail.Connectors.Sync.Tests.Payments.PlannedPayments;

namespace Retail.Connectors.Sync.Tests.Payments;

public sealed class PaymentFlowTests
{
    private readonly PlannedPayments _payments = new();

    [Fact]
    public void Plan_CapturedAndInvoiced_IsBookedOnTheInvoiceOnTheDayOfTheCompany()
    {
        var plan = Assert.IsType<Plan.Do>(_payments.Plan(Paid(), 1, ErpRecords.Invoice()));
        var command = Assert.IsType<PlannedCommand<PostPayment>>(Assert.Single(plan.Commands)).Command;

        Assert.Equal("shop/payment/1-ch_1/pay@erp", command.Key.ToString());
        Assert.Equal((29m, "BNK1", ErpRecords.InvoiceRef), (command.Payment.Amount.Amount, command.Method, command.Invoice));
        Assert.Equal(new LocalDate(2026, 3, 31), command.Date);
        Assert.Equal(LinkRole.Payment, plan.Commands[0].Role);
        Assert.Equal([TestOrders.Placed().Ref], plan.Commands[0].AlsoFrom);
    }

    [Fact]
    public void Plan_Booked_DoesNothingMore()
    {
        Assert.Single(_payments.Book(Paid(), 1, ErpRecords.Invoice()));

        Assert.Equal("every payment is booked", Assert.IsType<Plan.Nothing>(_payments.Plan(Paid(), 1, ErpRecords.Invoice())).Reason);
        Assert.IsType<Plan.Nothing>(_payments.Plan(Paid() with { Lifecycle = OrderLifecycle.Closed }, 1, ErpRecords.Invoice()));
    }

    [Fact]
    public void Plan_GatewaysIdComesLater_IsTheSamePayment()
    {
        Assert.Equal("shop/payment/1-captured/pay@erp", Assert.Single(_payments.Book(Paid(string.Empty), 1, ErpRecords.Invoice())).Key.ToString());

        Assert.IsType<Plan.Nothing>(_payments.Plan(Paid("ch_1"), 1, ErpRecords.Invoice()));
    }

    [Fact]
    public void Plan_AuthorisedOnly_DoesNothing()
    {
        var order = TestOrders.Placed() with { Transactions = [Capture(29m) with { Kind = PaymentTransactionKind.Authorisation }] };

        Assert.Equal("nothing was captured", Assert.IsType<Plan.Nothing>(_payments.Plan(order, 1, ErpRecords.Invoice())).Reason);
    }

    [Fact]
    public void Plan_OrderNotInTheErp_DoesNothing() => Assert.IsType<Plan.Nothing>(_payments.Plan(Paid(), 0));

    [Fact]
    public void Plan_WithoutInvoice_WaitsAndThenParksForFinance()
    {
        var wait = Assert.IsType<Plan.WaitFor>(_payments.Plan(Paid(), 1));

        Assert.Equal(new LinkWait(TestOrders.Placed().Ref, LinkRole.Invoice, "erp"), wait.Link);
        Assert.Equal(Duration.FromDays(14), wait.Patience);
        Assert.Equal(("payment-without-invoice", ParkOwner.Finance), (wait.Otherwise.Code, wait.Otherwise.Owner));
        Assert.Contains("29 EUR were captured for order #1 by 'card', and after 14 days", wait.Otherwise.Explanation, StringComparison.Ordinal);
        Assert.IsType<Plan.Nothing>(_payments.Plan(Paid() with { Payment = PaymentState.Refunded }, 1));
    }

    [Fact]
    public void Plan_CancelledBeforeItsInvoice_EndsAndAnInvoiceAfterAllIsPaid()
    {
        var order = Paid() with { Lifecycle = OrderLifecycle.Cancelled };
        Assert.IsType<Plan.WaitFor>(_payments.Plan(order, 1));
        _payments.IsCancelled = true;

        Assert.Equal(
            "cancelled before it was invoiced: nothing is owed that the payment could settle", Assert.IsType<Plan.Nothing>(_payments.Plan(order, 1)).Reason);
        Assert.Single(_payments.Book(order, 1, ErpRecords.Invoice()));
    }

    [Fact]
    public void Plan_UnknownMethod_ParksAndAnEmptyMappingIsBookedElsewhere()
    {
        var order = Paid() with { PaymentMethod = "voucher" };
        var reason = Assert.IsType<Plan.Park>(_payments.Plan(order, 1, ErpRecords.Invoice())).Reason;

        Assert.Equal((MappingTables.PaymentMethod, "voucher"), (Assert.Single(reason.Missing).Table, reason.Missing[0].Value));
        _payments.Mappings.Map(MappingTables.PaymentMethod, "voucher", string.Empty);
        Assert.IsType<Plan.Nothing>(_payments.Plan(order, 1, ErpRecords.Invoice()));
    }

    [Theory]
    [InlineData(OrderLifecycle.Placed, false)]
    [InlineData(OrderLifecycle.Closed, true)]
    public void Plan_CashOnDelivery_CountsWhenTheShopClosesTheOrder(OrderLifecycle lifecycle, bool books)
    {
        _payments.Options.OnCompletion.Add("cod");
        _payments.Mappings.Map(MappingTables.PaymentMethod, "cod", "CSH1");
        var order = TestOrders.Placed() with { PaymentMethod = "cod", Lifecycle = lifecycle, Payment = PaymentState.Unpaid };
        var booked = _payments.Book(order, 1, ErpRecords.Invoice());

        Assert.Equal(books ? 1 : 0, booked.Length);
        Assert.IsType<Plan.Nothing>(_payments.Plan(order with { Transactions = [Capture(29m, string.Empty)] }, 1, ErpRecords.Invoice()));
    }

    [Fact]
    public void Plan_MoreThanTheOrder_ParksForFinance()
    {
        var order = TestOrders.Placed() with { Transactions = [Capture(20m, "a"), Capture(10m, "b")] };
        var reason = Assert.IsType<Plan.Park>(_payments.Plan(order, 1, ErpRecords.Invoice())).Reason;

        Assert.Equal("payments-exceed-order", reason.Code);
        Assert.Contains("30 EUR", reason.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "payment-changed")]
    [InlineData(31, "payment-changed")]
    public void Plan_AmountChangedAfterItWasBooked_ParksForFinance(int now, string code)
    {
        var order = Paid() with { Totals = Paid().Totals with { Grand = TestOrders.Money(40m) } };
        Assert.Single(_payments.Book(order, 1, ErpRecords.Invoice()));

        Assert.Equal(code, Assert.IsType<Plan.Park>(_payments.Plan(order with { Transactions = [Capture(now)] }, 1, ErpRecords.Invoice())).Reason.Code);
    }

    [Fact]
    public void Plan_GivenBackBeforeTheInvoice_IsBookedAsFarAsTheInvoiceGoes()
    {
        var back = new PaymentTransaction(PaymentTransactionKind.Refund, "9", TestOrders.Money(5m), At: null);
        var order = Paid(string.Empty) with { Transactions = [Capture(29m, string.Empty), back], Payment = PaymentState.PartlyRefunded };

        Assert.Equal(24m, Assert.Single(_payments.Book(order, 1, ErpRecords.Invoice(24m))).Payment.Amount.Amount);
        Assert.IsType<Plan.Nothing>(_payments.Plan(order, 1, ErpRecords.Invoice(24m)));
        Assert.IsType<Plan.Nothing>(_payments.Plan(order with { Transactions = [Capture(29m), back] }, 1, ErpRecords.Invoice(24m)));
    }

    [Theory]
    [InlineData(3, 26)]
    [InlineData(9, 24)]
    public void Plan_InvoiceOverLess_LeavesOutNoMoreThanWasGivenBack(int back, int booked)
    {
        var order = Paid() with { Transactions = [Capture(29m), new PaymentTransaction(PaymentTransactionKind.Refund, "9", TestOrders.Money(back), At: null)] };

        Assert.Equal(booked, Assert.Single(_payments.Book(order, 1, ErpRecords.Invoice(24m))).Payment.Amount.Amount);
    }

    [Fact]
    public void Plan_OneOfTwoInvoices_TakesItsShareAndTheRestWaits()
    {
        var (first, second) = (ErpRecords.Invoice(24m), ErpRecords.Invoice(5m, id: "8", salesOrders: "43"));

        Assert.Equal(24m, Assert.Single(_payments.Book(Paid(), 2, first)).Payment.Amount.Amount);
        Assert.IsType<Plan.Nothing>(_payments.Plan(Paid(), 2, first));
        var rest = Assert.Single(_payments.Book(Paid(), 2, first, second));
        Assert.Equal(("shop/payment/1-ch_1/pay@erp/8", 5m), (rest.Key.ToString(), rest.Payment.Amount.Amount));
        Assert.IsType<Plan.Nothing>(_payments.Plan(Paid(), 2, first, second));
    }

    [Fact]
    public void Plan_ClosedPeriod_MovesOrHoldsOrGoesToTodayOrTomorrowIfItWasClosedMeanwhile()
    {
        var command = Assert.IsType<Plan.Do>(_payments.Plan(Paid(), 1, ErpRecords.Invoice())).Commands[0];
        var closed = new ParkReason("period-closed", "w", "h", ParkOwner.Finance);
        var today = command.Alternative!(closed)!;
        var tomorrow = today.Commands[0].Alternative!(closed)!;
        Assert.Equal((new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 2)), (Date(today), Date(tomorrow)));
        Assert.Null(tomorrow.Commands[0].Alternative!(closed));
        Assert.Null(command.Alternative!(new ParkReason("unknown-journal", "w", "h", ParkOwner.Finance)));

        _payments.Days = _payments.Days with { ClosedThrough = new LocalDate(2026, 3, 31) };
        Assert.Equal(new LocalDate(2026, 4, 1), Date(Assert.IsType<Plan.Do>(_payments.Plan(Paid(), 1, ErpRecords.Invoice()))));
        _payments.Options.Closed = ClosedPeriods.Hold;
        Assert.Equal(new LocalDate(2026, 3, 31), Date(Assert.IsType<Plan.Do>(_payments.Plan(Paid(), 1, ErpRecords.Invoice()))));
    }

    private static LocalDate Date(Plan.Do plan) => Assert.IsType<PlannedCommand<PostPayment>>(Assert.Single(plan.Commands)).Command.Date;

    private static Order Paid(string reference = "ch_1") => TestOrders.Placed() with { Transactions = [Capture(29m, reference)] };
}
