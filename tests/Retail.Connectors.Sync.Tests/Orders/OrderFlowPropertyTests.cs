using CsCheck;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using static Retail.Connectors.Sync.Tests.Orders.TestOrders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>Whatever an order looks like: the same plan every time, and never an exception.</summary>
public sealed class OrderFlowPropertyTests
{
    private static readonly Gen<decimal> Amounts = Gen.Int[-2_000, 200_000].Select(cents => cents / 100m);

    private static readonly Gen<string> Words = Gen.OneOf(string.Empty, "7", "8", "card", "voucher", "processing", "own-status", "ÄÖ/@#'\"");

    private static readonly Gen<OrderLine> Lines =
        Gen.Select(Words, Words, Amounts, Amounts, Amounts, (id, sku, quantity, net, tax) => new OrderLine
        {
            Id = id,
            Sku = sku,
            Name = sku,
            Quantity = quantity,
            UnitPrice = net,
            NetBeforeDiscount = Money(net),
            Net = Money(net),
            Taxes = [new TaxAmount(id, Money(tax))],
        });

    private static readonly Gen<Order> Orders =
        from lifecycle in Gen.Enum<OrderLifecycle>()
        from payment in Gen.Enum<PaymentState>()
        from status in Words
        from method in Words
        from email in Words
        from lines in Lines.Array[0, 4]
        from rates in Gen.Select(Words, Amounts, (id, amount) => new TaxByRate
        {
            RateId = id,
            Label = id,
            Percent = 20m,
            Base = Money(amount),
            Tax = Money(amount),
        }).Array[0, 4]
        from grand in Amounts
        from currency in Gen.OneOf("EUR", "USD", "JPY")
        from days in Gen.Int[-2, 2]
        select Placed() with
        {
            Lifecycle = lifecycle,
            Payment = payment,
            SourceStatus = status,
            PaymentMethod = method,
            Buyer = Guest(email),
            Lines = [.. lines],
            Taxes = [.. rates],
            Totals = Placed().Totals with { Grand = new Money(grand, new CurrencyCode(currency)) },
            PlacedAt = CutOver + Duration.FromDays(days),
        };

    private static readonly Gen<Order> Sound = Gen.Select(Gen.Int[1, 9], Gen.Int[0, 100_000]).Array[1, 5].Select(lines =>
    {
        var sold = lines.Select((line, i) => SoldLine(i, line.Item1, line.Item2 / 100m)).ToArray();
        var goods = sold.Sum(line => line.Net.Amount);
        var tax = sold.Sum(line => line.Taxes[0].Amount.Amount);
        return Placed() with
        {
            Lines = [.. sold],
            Taxes = [Placed().Taxes[0] with { Base = Money(goods), Tax = Money(tax) }],
            Totals = Placed().Totals with { Goods = Money(goods), Tax = Money(tax), Grand = Money(goods + 5m + tax) },
        };
    });

    [Fact]
    public void Plan_AnyOrder_IsDeterministicAndNeverThrows() => Orders.Sample(
        order =>
        {
            Assert.Equal(Describe(new PlannedOrders().Plan(order)), Describe(new PlannedOrders().Plan(order)));
            Assert.Equal(Describe(new PlannedOrders().PlanAfter(Placed(), order)), Describe(new PlannedOrders().PlanAfter(Placed(), order)));
        },
        iter: 2_000);

    [Fact]
    public void Plan_OrderThatAddsUp_IsSubmittedAndWithACentMovedParked() => Sound.Select(Gen.Int[-2, 2]).Sample(
        (order, cents) =>
        {
            var moved = order with { Totals = order.Totals with { Grand = order.Totals.Grand + Money(cents / 100m) } };
            var plan = new PlannedOrders().Plan(moved);
            if (cents == 0)
            {
                Assert.IsType<Plan.Do>(plan);
            }
            else
            {
                Assert.Equal("order-does-not-add-up", Assert.IsType<Plan.Park>(plan).Reason.Code);
            }
        },
        iter: 2_000);

    private static OrderLine SoldLine(int index, int quantity, decimal price) => Placed().Lines[0] with
    {
        Id = $"l{index}",
        Quantity = quantity,
        UnitPrice = price,
        NetBeforeDiscount = Money(quantity * price),
        Net = Money(quantity * price),
        Taxes = [new TaxAmount("7", Money(decimal.Round(quantity * price * 0.2m, 2, MidpointRounding.AwayFromZero)))],
    };

    private static string Describe(Plan plan) => plan switch
    {
        Plan.Nothing nothing => $"nothing: {nothing.Reason}",
        Plan.Park park => $"park: {park.Reason.Code} {park.Reason.Explanation} {park.Reason.FixHint} {string.Join(';', park.Reason.Missing)}",
        Plan.Do work => $"do: {string.Join(';', work.Commands.Select(command => command.Key))} {work.Written}",
        _ => plan.ToString(),
    };
}
