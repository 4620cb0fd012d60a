using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

/// <summary>One way to falsify an order, where it can be done, and the rule that has to notice.</summary>
internal sealed record OrderMutation(string Name, string Code, Func<Order, bool> Applies, Func<Order, Order> Apply)
{
    private const decimal Cent = 0.01m;

    public static IReadOnlyList<OrderMutation> All { get; } =
    [
        new("a cent more on a line", "goods-sum", HasLines, order => Line(order, 0, line => line with { Net = Plus(line.Net, Cent) })),
        new("a cent less on a line", "line-price", HasLines, order => Line(order, 0, line => line with { Net = Plus(line.Net, -Cent) })),
        new("a cent moved between lines", "line-price", order => order.Lines.Length > 1, order =>
            Line(Line(order, 0, line => line with { Net = Plus(line.Net, Cent) }), 1, line => line with { Net = Plus(line.Net, -Cent) })),
        new("a line's sign turned", "goods-sum", order => Valued(order) >= 0, order => Line(order, Valued(order), line => line with { Net = -line.Net })),
        new("a cent on a line's tax", "rate-tax-sum", order => Taxed(order) >= 0, order =>
            Line(order, Taxed(order), line => line with { Taxes = Cents(line.Taxes) })),
        new("an unknown rate on a line", "unknown-rate", order => Taxed(order) >= 0, order =>
            Line(order, Taxed(order), line => line with { Taxes = [.. line.Taxes.Select(tax => tax with { RateId = "unheard-of" })] })),
        new("a line dropped", "goods-sum", order => Valued(order) >= 0, order => order with { Lines = order.Lines.RemoveAt(Valued(order)) }),
        new("a line duplicated", "duplicate-id", HasLines, order => order with { Lines = order.Lines.Add(order.Lines[0]) }),
        new("a quantity raised", "line-price", order => Valued(order) >= 0, order => Line(order, Valued(order), line => line with { Quantity = line.Quantity + 1 })),
        new("a negative quantity", "negative-quantity", HasLines, order => Line(order, 0, line => line with { Quantity = -1 - line.Quantity })),
        new("a unit price changed", "line-price", HasLines, order => Line(order, 0, line => line with { UnitPrice = line.UnitPrice + 1 })),
        new("a line's name lost", "empty-name", HasLines, order => Line(order, 0, line => line with { Name = string.Empty })),
        new("a line's price before discount changed", "discount-sum", HasLines, order =>
            Line(order, 0, line => line with { NetBeforeDiscount = Plus(line.NetBeforeDiscount, Cent) })),
        new("a line's currency changed", "currency", HasLines, order =>
            Line(order, 0, line => line with { Net = new Money(line.Net.Amount, new CurrencyCode("KWD")) })),
        new("a tenth of a cent", "fraction-of-minor-unit", HasLines, order => Line(order, 0, line => line with { Net = Plus(line.Net, 0.001m) })),
        new("a cent more on a charge", "charges-sum", HasCharges, order => Charge(order, 0, charge => charge with { Net = Plus(charge.Net, Cent) })),
        new("a cent on a charge's tax", "rate-tax-sum", order => TaxedCharge(order) >= 0, order =>
            Charge(order, TaxedCharge(order), charge => charge with { Taxes = Cents(charge.Taxes) })),
        new("a charge dropped", "charges-sum", order => ValuedCharge(order) >= 0, order => order with { Charges = order.Charges.RemoveAt(ValuedCharge(order)) }),
        new("a charge duplicated", "duplicate-id", HasCharges, order => order with { Charges = order.Charges.Add(order.Charges[0]) }),
        new("a rate's percentage changed", "line-tax-rate", order => WellTaxed(order) >= 0, order =>
            Rate(order, WellTaxed(order), rate => rate with { Percent = rate.Percent + 1 })),
        new("a rate's tax changed", "tax-sum", HasRates, order => Rate(order, 0, rate => rate with { Tax = Plus(rate.Tax, -Cent) })),
        new("a rate's base changed", "rate-base", HasRates, order => Rate(order, 0, rate => rate with { Base = Plus(rate.Base, Cent) })),
        new("a rate duplicated", "duplicate-rate", HasRates, order => order with { Taxes = order.Taxes.Add(order.Taxes[0]) }),
        new("a rate dropped", "unknown-rate", order => Taxed(order) >= 0, order =>
            order with { Taxes = order.Taxes.RemoveAll(rate => rate.RateId == order.Lines[Taxed(order)].Taxes[0].RateId) }),
        new("the discount changed", "discount-sum", Always, order => Totals(order, totals => totals with { Discount = Plus(totals.Discount, Cent) })),
        new("a coupon's amount changed", "discount-codes", order => order.Discounts.Length > 0, order =>
            order with { Discounts = order.Discounts.SetItem(0, order.Discounts[0] with { Amount = Plus(order.Discounts[0].Amount, 1m) }) }),
        new("the grand total changed", "grand-total", Always, order => Totals(order, totals => totals with { Grand = Plus(totals.Grand, Cent) })),
        new("the tax total changed", "tax-sum", Always, order => Totals(order, totals => totals with { Tax = Plus(totals.Tax, Cent) })),
        new("a refund above the total", "over-refunded", Always, order => order with
        {
            Transactions = order.Transactions.Add(new PaymentTransaction(PaymentTransactionKind.Refund, "r", Plus(order.Totals.Grand, Cent), null)),
        }),
        new("a full refund called partial", "payment-state", order => order.Totals.Grand.Amount > 0 && order.Transactions.IsEmpty, order => order with
        {
            Payment = PaymentState.PartlyRefunded,
            Transactions = [new PaymentTransaction(PaymentTransactionKind.Refund, "r", order.Totals.Grand, null)],
        }),
    ];

    private static bool Always(Order order) => true;

    private static bool HasLines(Order order) => order.Lines.Length > 0;

    private static bool HasCharges(Order order) => order.Charges.Length > 0;

    private static bool HasRates(Order order) => order.Taxes.Length > 0;

    private static int Valued(Order order) => order.Lines.ToList().FindIndex(line => line.Net.Amount != 0);

    private static int Taxed(Order order) => order.Lines.ToList().FindIndex(line => line.Taxes.Length > 0);

    private static int ValuedCharge(Order order) => order.Charges.ToList().FindIndex(charge => charge.Net.Amount != 0);

    private static int TaxedCharge(Order order) => order.Charges.ToList().FindIndex(charge => charge.Taxes.Length > 0);

    /// <summary>A rate on a line of five or more: one per cent of less is lost in the rounding.</summary>
    private static int WellTaxed(Order order) => order.Taxes.ToList().FindIndex(rate =>
        order.Lines.Any(line => line.Net.Amount >= 5 && line.Taxes.Any(tax => tax.RateId == rate.RateId)));

    private static Money Plus(Money money, decimal amount) => money with { Amount = money.Amount + amount };

    private static ImmutableArray<TaxAmount> Cents(ImmutableArray<TaxAmount> taxes) =>
        taxes.SetItem(0, taxes[0] with { Amount = Plus(taxes[0].Amount, Cent) });

    private static Order Line(Order order, int index, Func<OrderLine, OrderLine> change) =>
        order with { Lines = order.Lines.SetItem(index, change(order.Lines[index])) };

    private static Order Charge(Order order, int index, Func<Charge, Charge> change) =>
        order with { Charges = order.Charges.SetItem(index, change(order.Charges[index])) };

    private static Order Rate(Order order, int index, Func<TaxByRate, TaxByRate> change) =>
        order with { Taxes = order.Taxes.SetItem(index, change(order.Taxes[index])) };

    private static Order Totals(Order order, Func<OrderTotals, OrderTotals> change) => order with { Totals = change(order.Totals) };
}
