using System.Collections.Immutable;
using System.Numerics;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>
/// Orders and refunds by chance: net and gross, several and compound rates, 0, 2 and 3 digits, rounded per line or at the subtotal, where
/// taxes of lines miss the rate's and the total misses both. Amounts are whole minor units.
/// </summary>
internal sealed class GeneratedSale(Random random)
{
    private static readonly (string Currency, int Digits)[] Currencies = [("JPY", 0), ("EUR", 2), ("USD", 2), ("KWD", 3)];
    private static readonly (int Thousandths, bool Compound)[] Percents = [(19_000, false), (7_000, false), (8_875, false), (2_250, true), (5_000, true)];

    private readonly (string Currency, int Digits) _currency = Currencies[random.Next(Currencies.Length)];

    private readonly bool _roundsAtSubtotal = random.Next(2) == 0;

    /// <summary>Thousandths of a percent by rate id.</summary>
    public Dictionary<string, (int Thousandths, bool Compound)> Rates { get; } = [];

    public Order Order()
    {
        foreach (var rate in Percents.OrderBy(_ => random.Next()).Take(random.Next(4)))
        {
            Rates[$"{Rates.Count + 1}"] = rate;
        }

        var lines = Enumerable.Range(0, random.Next(1, 6)).Select(index => Line($"l{index}", random.Next(1, 7))).ToImmutableArray();
        var charges = Enumerable.Range(0, random.Next(3)).Select(index => Charge($"c{index}", ChargeKind.Shipping, random.Next(1, 2_000))).ToImmutableArray();
        if (random.Next(3) == 0)
        {
            charges = charges.Add(new Charge { Id = "f", Kind = ChargeKind.Fee, Name = "Reduction", Net = Money(-random.Next(1, (int)Units(lines[0].Net))) });
        }

        if (_roundsAtSubtotal && random.Next(3) == 0)
        {
            charges = charges.Add(new Charge { Id = "rounding", Kind = ChargeKind.Rounding, Name = "Rounding", Net = Money(random.Next(2) == 0 ? 1 : -1) });
        }

        return Totalled(TestOrders.Placed("77") with
        {
            TaxRounding = _roundsAtSubtotal ? TaxRounding.AtSubtotal : TaxRounding.PerLine,
            Currency = new CurrencyRules(new CurrencyCode(_currency.Currency), _currency.Digits),
            PriceBasis = random.Next(2) == 0 ? PriceBasis.Net : PriceBasis.Gross,
            Lines = lines,
            Charges = charges,
        });
    }

    /// <summary>A customer adds something, or takes less, before anything is invoiced.</summary>
    public Order Amend(Order order) => Totalled(order with
    {
        Lines = [Line(order.Lines[0].Id, random.Next(1, 7)), .. order.Lines.Skip(1)],

        // A reduction could come to more than what is left.
        Charges = order.Charges.RemoveAll(charge => charge.Kind != ChargeKind.Rounding && charge.Net.Amount < 0),
    });

    public static Order Captured(Order order) => order with
    {
        Transactions = [new PaymentTransaction(PaymentTransactionKind.Capture, "x", order.Totals.Grand, null)],
    };

    /// <summary>A refund of any shape; it may give back more than is left.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">The refund's id.</param>
    /// <param name="left">What of the order is left, in minor units.</param>
    public Refund Refund(Order order, int id, BigInteger left)
    {
        var line = order.Lines[random.Next(order.Lines.Length)];
        var quantity = random.Next(1, (int)line.Quantity + 1);
        var most = (int)BigInteger.Max(1, BigInteger.Min(left, 100_000));
        return random.Next(11) switch
        {
            0 => Lines(order, id, 0, Part(line, line.Quantity)),
            1 => Lines(order, id, 0, Part(line, quantity)),
            2 => Lines(order, id, 0, new RefundLine(line.Id, 0, Money(random.Next(1, most + 1)), [], Restock: false)),
            3 => Lines(order, id, 0, new RefundLine(line.Id, quantity, Money(0), [], Restock: true)),
            4 when !line.Taxes.IsEmpty => Lines(order, id, 0, new RefundLine(line.Id, 0, Money(0), [line.Taxes[0] with { Amount = Money(random.Next(1, 50)) }], Restock: false)),
            5 when order.Charges.FirstOrDefault(charge => charge.Kind != ChargeKind.Rounding && charge.Net.Amount > 0) is { } charge => Lines(order, id, 0, new RefundLine(charge.Id, 0, charge.Net, charge.Taxes, Restock: false)),
            6 when order.Charges.FirstOrDefault(charge => charge.Kind != ChargeKind.Rounding && charge.Net.Amount < 0) is { } fee => Lines(order, id, 0, Part(order.Lines[0], order.Lines[0].Quantity), new RefundLine(fee.Id, 0, fee.Net, fee.Taxes, Restock: false)),
            7 when left > 0 => PlannedRefunds.Refund(order, $"{id}", Amount(left)),
            8 => Lines(order, id, random.Next(1, most + 1), Part(line, quantity)),
            9 => Lines(order, id, 0, new RefundLine("unknown", 1, Money(random.Next(1, most + 1)), [], Restock: false)),
            _ => PlannedRefunds.Refund(order, $"{id}", Amount(random.Next(1, most + 1))),
        };
    }

    public BigInteger Units(Money money) => new(money.Amount * Scale);

    private decimal Scale => _currency.Digits switch { 0 => 1m, 2 => 100m, _ => 1000m };

    private decimal Amount(BigInteger units) => (decimal)units / Scale;

    private Money Money(BigInteger units) => new(Amount(units), new CurrencyCode(_currency.Currency));

    private Refund Lines(Order order, int id, int more, params ImmutableArray<RefundLine> lines) => PlannedRefunds.Refund(
        order, $"{id}", lines.Sum(line => line.Net.Amount + line.Taxes.Sum(tax => tax.Amount.Amount)) + Amount(more), lines);

    private RefundLine Part(OrderLine line, decimal quantity) => new(
        line.Id, quantity, Money(Units(line.Net) * (int)quantity / (int)line.Quantity),
        [.. line.Taxes.Select(tax => tax with { Amount = Money(Units(tax.Amount) * (int)quantity / (int)line.Quantity) })], Restock: true);

    private OrderLine Line(string id, int quantity)
    {
        var net = Money(random.Next(1, 50_000) * quantity);
        return new OrderLine
        {
            Id = id, Sku = $"SKU-{id}", Name = id, Quantity = quantity, UnitPrice = net.Amount / quantity, NetBeforeDiscount = net, Net = net, Taxes = Taxes(net),
        };
    }

    private Charge Charge(string id, ChargeKind kind, int units) => new() { Id = id, Kind = kind, Name = id, Net = Money(units), Taxes = Taxes(Money(units)) };

    private ImmutableArray<TaxAmount> Taxes(Money net)
    {
        var rates = Rates.Keys.Where(_ => random.Next(4) > 0).ToList();
        return [.. rates.Select(rate => new TaxAmount(rate, Money(Half(Unrounded(net, rates, rate)))))];
    }

    /// <summary>The tax of a rate as a shop has it that rounds the sum and not the lines.</summary>
    private Money RoundedOnce(IEnumerable<(Money Net, ImmutableArray<TaxAmount> Taxes)> items, string rate) => Money(Half(items
        .Where(item => item.Taxes.Any(tax => tax.RateId == rate))
        .Aggregate(BigInteger.Zero, (sum, item) => sum + Unrounded(item.Net, [.. item.Taxes.Select(tax => tax.RateId)], rate))));

    /// <summary>In minor units, times what <see cref="Half"/> divides by.</summary>
    private BigInteger Unrounded(Money net, List<string> rates, string rate)
    {
        var simple = rates.Where(other => !Rates[other].Compound).Sum(other => Rates[other].Thousandths);
        return Units(net) * (100_000 + (Rates[rate].Compound ? simple : 0)) * Rates[rate].Thousandths;
    }

    private static BigInteger Half(BigInteger numerator)
    {
        var denominator = new BigInteger(100_000) * 100_000;
        return ((numerator * 2) + denominator) / (denominator * 2);
    }

    private Order Totalled(Order order)
    {
        var items = order.Lines.Select(line => (line.Net, line.Taxes)).Concat(order.Charges.Select(charge => (charge.Net, charge.Taxes))).ToList();
        var taxes = Rates.Select(rate => new TaxByRate
        {
            RateId = rate.Key, Label = rate.Key, Percent = rate.Value.Thousandths / 1000m, Compound = rate.Value.Compound,
            Base = Sum(items.Where(item => item.Taxes.Any(tax => tax.RateId == rate.Key)).Select(item => item.Net)),
            Tax = _roundsAtSubtotal
                ? RoundedOnce(items, rate.Key)
                : Sum(items.SelectMany(item => item.Taxes).Where(tax => tax.RateId == rate.Key).Select(tax => tax.Amount)),
        }).Where(rate => items.Any(item => item.Taxes.Any(tax => tax.RateId == rate.RateId))).ToImmutableArray();
        var (goods, charges, tax) = (Sum(order.Lines.Select(line => line.Net)), Sum(order.Charges.Select(charge => charge.Net)), Sum(taxes.Select(rate => rate.Tax)));
        return order with
        {
            Taxes = taxes,
            Totals = new OrderTotals { Goods = goods, Charges = charges, Discount = Money(0), Tax = tax, Grand = goods + charges + tax },
        };
    }

    private Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money(0), static (sum, amount) => sum + amount);
}
