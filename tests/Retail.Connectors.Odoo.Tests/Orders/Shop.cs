using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests.Orders;

/// <summary>The recorded shop orders as canonical ones, made by hand.</summary>
internal static class Shop
{
    public static readonly CurrencyRules Usd = CurrencyRules.Iso(new CurrencyCode("USD"));

    private static readonly Dictionary<string, (string Label, decimal Percent, bool Compound)> Rates = new(StringComparer.Ordinal)
    {
        ["1"] = ("CA State Tax", 7.25m, false),
        ["2"] = ("LA City Tax", 2.25m, true),
        ["3"] = ("NY State Tax", 4m, false),
        ["4"] = ("NYC City Tax", 4.5m, true),
        ["5"] = ("MCTD Surcharge", 0.375m, false),
    };

    /// <summary>A guest; two simple rates and a compound one; shipping taxed by the state rate only.</summary>
    public static SubmitOrder Order84() => Command("84",
        [Line("1", "SKU-001", 1, 26.66m, ("3", 1.07m), ("5", 0.10m), ("4", 1.25m))],
        [Charge("2", ChargeKind.Shipping, "Flat rate", 5.99m, ("3", 0.24m))]);

    /// <summary>A compound city rate, an untaxed line, a free line, two shipping lines, a taxed fee.</summary>
    public static SubmitOrder Order91() => Command("91",
        [
            Line("29", "VAR-3-RE-S", 2, 70.00m, ("1", 5.08m), ("2", 1.69m)), Line("30", "SKU-029", 3, 0m, ("1", 0m), ("2", 0m)),
            Line("31", "SKU-006", 5, 38.00m, ("1", 2.76m), ("2", 0.92m)), Line("32", "SKU-013", 2, 49.90m),
        ],
        [
            Charge("33", ChargeKind.Shipping, "Parcel 1", 4.50m, ("1", 0.33m), ("2", 0.11m)),
            Charge("34", ChargeKind.Shipping, "Pickup & go", 0m, ("1", 0m), ("2", 0m)),
            Charge("35", ChargeKind.Fee, "Gift wrap", 3.00m, ("1", 0.22m), ("2", 0.07m)),
        ]);

    /// <summary>A negative fee over taxed and untaxed lines: only the taxed share of it is taxed.</summary>
    public static SubmitOrder Order113() => Command("113",
        [
            Line("127", "VAR-3-RE-S", 1, 35.00m, ("1", 2.54m), ("2", 0.84m)), Line("128", "SKU-029", 3, 0m, ("1", 0m), ("2", 0m)),
            Line("129", "SKU-006", 5, 38.00m, ("1", 2.76m), ("2", 0.92m)), Line("130", "SKU-013", 2, 49.90m),
        ],
        [
            Charge("131", ChargeKind.Shipping, "Parcel 1", 4.50m, ("1", 0.33m), ("2", 0.11m)),
            Charge("132", ChargeKind.Shipping, "Pickup & go", 0m, ("1", 0m), ("2", 0m)),
            Charge("133", ChargeKind.Fee, "Loyalty", -2.50m, ("1", -0.11m), ("2", -0.04m)),
        ]);

    /// <summary>A coupon and a compound rate.</summary>
    public static SubmitOrder Order145() => Command("145",
        [
            Line("273", "SKU-025", 1, 35.99m, ("3", 1.44m), ("4", 1.68m)), Line("274", "VAR-5-BL-S", 3, 108.00m, ("3", 4.32m), ("4", 5.05m)),
            Line("275", "SKU-009", 2, 8.99m, ("3", 0.36m), ("4", 0.42m)),
        ],
        [Charge("276", ChargeKind.Shipping, "Flat rate", 5.99m, ("3", 0.24m))]);

    /// <summary>Three pieces at 3.3333: the shop taxes its unrounded inner total and shows 10.00.</summary>
    public static SubmitOrder Order214() => Command("214", [Line("586", "SKU-003", 3, 10.00m, ("1", 0.72m), ("2", 0.24m))], []);

    public static SubmitOrder Command(string id, OrderLine[] lines, Charge[] charges, CurrencyRules? currency = null)
    {
        var rules = currency ?? Usd;
        var shop = new SystemName("shop-us");
        var items = lines.Select(line => (line.Net, line.Taxes)).Concat(charges.Select(charge => (charge.Net, charge.Taxes))).ToList();
        var taxes = items.SelectMany(item => item.Taxes.Select(tax => (item.Net, tax))).GroupBy(entry => entry.tax.RateId).Select(group => new TaxByRate
        {
            RateId = group.Key,
            Label = Rates[group.Key].Label,
            Percent = Rates[group.Key].Percent,
            Compound = Rates[group.Key].Compound,
            Base = Sum(group.Select(entry => entry.Net)),
            Tax = Sum(group.Select(entry => entry.tax.Amount)),
        }).OrderBy(rate => rate.RateId, StringComparer.Ordinal).ToImmutableArray();
        var (goods, extra, tax) = (Sum(lines.Select(line => line.Net)), Sum(charges.Select(charge => charge.Net)), Sum(taxes.Select(rate => rate.Tax)));
        var order = new Order
        {
            Ref = new EntityRef(shop, EntityKind.Order, id),
            Number = id,
            PlacedAt = Instant.FromUtc(2026, 4, 4, 23, 4, 5),
            Currency = rules,
            Lifecycle = OrderLifecycle.Placed,
            Payment = PaymentState.Paid,
            Fulfilment = FulfilmentState.None,
            SourceStatus = "processing",
            PaymentMethod = "bacs",
            PriceBasis = PriceBasis.Net,
            TaxRounding = TaxRounding.PerLine,
            Buyer = new OrderBuyer { Billing = new Address(), Shipping = new Address() },
            Lines = [.. lines],
            Charges = [.. charges],
            Taxes = taxes,
            Totals = new OrderTotals { Goods = goods, Charges = extra, Discount = Money.Zero(rules.Currency), Tax = tax, Grand = goods + extra + tax },
        };
        return new SubmitOrder(
            EffectKey.For(order.Ref, "submit", TestHost.Erp), order,
            EffectKey.For(new EntityRef(shop, EntityKind.Guest, id), "ensure", TestHost.Erp),
            new OrderCodes
            {
                Taxes = taxes.ToImmutableSortedDictionary(rate => rate.RateId, rate => $"wca.tax_{rate.RateId}", StringComparer.Ordinal),
                PaymentMethod = string.Empty,
            });

        Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero(rules.Currency), (sum, amount) => sum + amount);
    }

    public static OrderLine Line(string id, string sku, decimal quantity, decimal net, params (string Rate, decimal Tax)[] taxes) => new()
    {
        Id = id,
        Sku = sku,
        Name = $"Article {sku}",
        Quantity = quantity,
        UnitPrice = quantity == 0 ? 0 : net / quantity,
        NetBeforeDiscount = Amount(net),
        Net = Amount(net),
        Taxes = [.. taxes.Select(tax => new TaxAmount(tax.Rate, Amount(tax.Tax)))],
    };

    public static Charge Charge(string id, ChargeKind kind, string name, decimal net, params (string Rate, decimal Tax)[] taxes) => new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        Net = Amount(net),
        Taxes = [.. taxes.Select(tax => new TaxAmount(tax.Rate, Amount(tax.Tax)))],
    };

    private static Money Amount(decimal amount) => new(amount, Usd.Currency);
}
