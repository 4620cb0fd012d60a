using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Tryton.Tests;

/// <summary>Orders of a shop, made by hand.</summary>
internal static class Shop
{
    public const string Erp = "erp-de";

    public static readonly SystemName Name = "shop-de";

    public static readonly CurrencyRules Euro = CurrencyRules.Iso(new CurrencyCode("EUR"));

    public static readonly Address Home = new()
    {
        FirstName = "Ann", LastName = "Møller", Line1 = "Lindenweg 5", PostalCode = "50667", City = "Köln", Country = "DE",
    };

    /// <summary>The shop's rates by id, in percent.</summary>
    private static readonly Dictionary<string, decimal> Rates = new(StringComparer.Ordinal) { ["1"] = 19m, ["2"] = 7m };

    public static EnsureCustomer Customer(string id, Action<Customer>? check = null, TaxId? taxId = null, string company = "")
    {
        var customer = new Customer
        {
            Ref = new EntityRef(Name, EntityKind.Customer, id), Name = "Ann Møller", Company = company, Email = "ann@example.com", Phone = "+49 221 123456",
            Address = Home, TaxId = taxId,
        };
        check?.Invoke(customer);
        return new EnsureCustomer(EffectKey.For(customer.Ref, "ensure", Erp), customer);
    }

    public static SubmitOrder Order(
        string id, EnsureCustomer customer, OrderLine[] lines, Charge[]? charges = null, Address? shipping = null, PriceBasis basis = PriceBasis.Net,
        IReadOnlyDictionary<string, string>? taxes = null)
    {
        charges ??= [];
        var items = lines.Select(line => (line.Net, line.Taxes)).Concat(charges.Select(charge => (charge.Net, charge.Taxes))).ToList();
        var byRate = items.SelectMany(item => item.Taxes.Select(tax => (item.Net, tax))).GroupBy(entry => entry.tax.RateId).Select(group => new TaxByRate
        {
            RateId = group.Key, Label = $"VAT {Rates[group.Key]}%", Percent = Rates[group.Key],
            Base = Sum(group.Select(entry => entry.Net)), Tax = Sum(group.Select(entry => entry.tax.Amount)),
        }).OrderBy(rate => rate.RateId, StringComparer.Ordinal).ToImmutableArray();
        var (goods, extra, tax) = (Sum(lines.Select(line => line.Net)), Sum(charges.Select(charge => charge.Net)), Sum(byRate.Select(rate => rate.Tax)));
        var order = new Order
        {
            Ref = new EntityRef(Name, EntityKind.Order, id), Number = id, PlacedAt = Instant.FromUtc(2026, 11, 20, 23, 30, 0), Currency = Euro,
            Lifecycle = OrderLifecycle.Placed, Payment = PaymentState.Paid, Fulfilment = FulfilmentState.None, SourceStatus = "processing",
            PaymentMethod = "bacs", PriceBasis = basis, TaxRounding = TaxRounding.PerLine,
            Buyer = new OrderBuyer { Billing = customer.Customer.Address, Shipping = shipping ?? customer.Customer.Address },
            Lines = [.. lines], Charges = [.. charges], Taxes = byRate,
            Totals = new OrderTotals { Goods = goods, Charges = extra, Discount = Money.Zero(Euro.Currency), Tax = tax, Grand = goods + extra + tax },
        };
        return new SubmitOrder(EffectKey.For(order.Ref, "submit", Erp), order, customer.Key, new OrderCodes
        {
            Taxes = byRate.ToImmutableSortedDictionary(
                rate => rate.RateId, rate => taxes is null ? $"{Name} rate {rate.RateId}" : taxes[rate.RateId], StringComparer.Ordinal),
            PaymentMethod = string.Empty,
        });
    }

    public static OrderLine Line(string id, string sku, decimal quantity, decimal net, params (string Rate, decimal Tax)[] taxes) => new()
    {
        Id = id, Sku = sku, Name = $"Article {sku}", Quantity = quantity, UnitPrice = quantity == 0 ? 0 : net / quantity,
        NetBeforeDiscount = Amount(net), Net = Amount(net), Taxes = TaxesOf(taxes),
    };

    public static Charge Charge(string id, ChargeKind kind, decimal net, params (string Rate, decimal Tax)[] taxes) =>
        new() { Id = id, Kind = kind, Name = $"{kind} {id}", Net = Amount(net), Taxes = TaxesOf(taxes) };

    public static Money Amount(decimal amount) => new(amount, Euro.Currency);

    public static ImmutableArray<TaxAmount> TaxesOf(params (string Rate, decimal Tax)[] taxes) =>
        [.. taxes.Select(tax => new TaxAmount(tax.Rate, Amount(tax.Tax)))];

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero(Euro.Currency), (sum, amount) => sum + amount);
}
