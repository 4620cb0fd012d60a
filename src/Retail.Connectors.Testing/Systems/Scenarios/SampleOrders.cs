using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Amounts;
using Retail.Connectors.Customers;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

/// <summary>Orders of an imaginary shop that add up, made for the articles and taxes of the target.</summary>
internal static class SampleOrders
{
    public const string FirstLine = "1";
    public const string Delivery = "9";

    public static EntityRef RefOf(string id) => new(Scene.Shop, EntityKind.Order, id);

    public static EffectKey KeyOf(Scene scene, string id, string verb, SystemName? system = null) =>
        EffectKey.For(RefOf(id), verb, system ?? scene.System);

    public static EnsureCustomer Customer(Scene scene, string id, SystemName? system = null, string? name = null)
    {
        var person = new EntityRef(Scene.Shop, EntityKind.Customer, id);
        return new EnsureCustomer(EffectKey.For(person, "ensure", system ?? scene.System), new Customer
        {
            Ref = person,
            Name = name ?? $"Ada Example {id}",
            Email = $"buyer-{id}@example.com",
            Address = Place(scene.ProfileOf(system), "Ada", $"Example {id}"),
        });
    }

    public static SubmitOrder Submit(Scene scene, string id, EffectKey customer, Order? order = null)
    {
        var profile = scene.ProfileOf(customer.Target);
        order ??= Order(scene, id, profile: profile);
        return new SubmitOrder(KeyOf(scene, id, "submit", customer.Target), order, customer, Codes(profile, order));
    }

    private static OrderCodes Codes(SystemProfile profile, Order order) => new()
    {
        Taxes = order.Taxes.ToImmutableSortedDictionary(
            tax => tax.RateId, tax => profile.Taxes.First(known => known.RateId == tax.RateId).Code, StringComparer.Ordinal),
        PaymentMethod = profile.PaymentMethod,
    };

    /// <param name="scene">The target for which it is made.</param>
    /// <param name="id">The shop's id of the order.</param>
    /// <param name="currency">Its currency; the company's if null.</param>
    /// <param name="quantity">How many of the first article.</param>
    /// <param name="text">What the lines are called.</param>
    /// <param name="sku">The first article; one that the target has if null.</param>
    /// <param name="profile">The company; the first if null.</param>
    public static Order Order(
        Scene scene, string id, CurrencyRules? currency = null, decimal quantity = 2, string text = "Example article", string? sku = null,
        SystemProfile? profile = null)
    {
        profile ??= scene.Profile;
        var rules = currency ?? profile.Currencies[0];
        var address = Place(profile, "Ada", $"Example {id}");
        ImmutableArray<OrderLine> lines =
        [
            Line(FirstLine, sku ?? profile.Skus[0], text, quantity, 999 * quantity, rules, profile.Taxes[0]),

            // A third of ten has no end: its unit price has more digits than any currency.
            Line("2", profile.Skus[1], text, 3, 1000, rules, profile.Taxes[^1]),
        ];
        ImmutableArray<Charge> charges =
        [
            new Charge
            {
                Id = Delivery,
                Kind = ChargeKind.Shipping,
                Code = "flat_rate",
                Name = "Delivery",
                Net = Units(495, rules),
                Taxes = [Tax(Units(495, rules), rules, profile.Taxes[0])],
            },
        ];
        var goods = Sum(lines.Select(line => line.Net), rules);
        var extra = Sum(charges.Select(charge => charge.Net), rules);
        var taxes = Rates(lines, charges, rules, profile.Taxes);
        var tax = Sum(taxes.Select(rate => rate.Tax), rules);
        return new Order
        {
            Ref = RefOf(id),
            Number = id,
            PlacedAt = scene.Clock.Now,
            Currency = rules,
            Lifecycle = OrderLifecycle.Placed,
            Payment = PaymentState.Paid,
            Fulfilment = FulfilmentState.None,
            SourceStatus = "processing",
            PaymentMethod = "card",
            PriceBasis = PriceBasis.Net,
            TaxRounding = TaxRounding.PerLine,
            Buyer = new OrderBuyer
            {
                Account = new EntityRef(Scene.Shop, EntityKind.Customer, id),
                Billing = address,
                Shipping = address,
                Email = $"buyer-{id}@example.com",
            },
            Lines = lines,
            Charges = charges,
            Taxes = taxes,
            Totals = new OrderTotals
            {
                Goods = goods,
                Charges = extra,
                Discount = Money.Zero(rules.Currency),
                Tax = tax,
                Grand = goods + extra + tax,
            },
        };
    }

    public static DocumentTotals TotalsOf(Order order) => new(
        order.Totals.Goods + order.Totals.Charges, [.. order.Taxes.Select(tax => new TaxAmount(tax.RateId, tax.Tax))], order.Totals.Grand);

    public static DocumentTotals TotalsOf(DocumentLine line)
    {
        var tax = Money.Zero(line.Net.Currency);
        foreach (var amount in line.Taxes)
        {
            tax += amount.Amount;
        }

        return new(line.Net, line.Taxes, line.Net + tax);
    }

    /// <summary>A part of the first line.</summary>
    public static DocumentLine Part(Scene scene, Order order, decimal quantity, int units)
    {
        var net = Units(units, order.Currency);
        return new DocumentLine(FirstLine, order.Lines[0].Name, quantity, net, [Tax(net, order.Currency, scene.Profile.Taxes[0])]);
    }

    public static Money Units(decimal minorUnits, CurrencyRules rules) => new(minorUnits * rules.MinorUnit, rules.Currency);

    /// <summary>An amount as the suite compares it: with the invariant culture, without trailing zeros.</summary>
    public static string Text(decimal amount) => amount.ToString("0.##########", CultureInfo.InvariantCulture);

    private static Address Place(SystemProfile profile, string first, string last) => new()
    {
        FirstName = first,
        LastName = last,
        Line1 = "1 Example Street",
        City = "Exampleton",
        PostalCode = "90001",
        Country = profile.Country,
    };

    private static OrderLine Line(
        string id, string sku, string name, decimal quantity, decimal units, CurrencyRules rules, TargetTax tax)
    {
        var net = Units(units, rules);
        return new OrderLine
        {
            Id = id,
            Sku = sku,
            Name = name,
            Quantity = quantity,
            UnitPrice = decimal.Round(net.Amount / quantity, 6, MidpointRounding.AwayFromZero),
            NetBeforeDiscount = net,
            Net = net,
            Taxes = [Tax(net, rules, tax)],
        };
    }

    private static TaxAmount Tax(Money net, CurrencyRules rules, TargetTax tax) =>
        new(tax.RateId, (net * (tax.Percent / 100)).Round(rules, MoneyRounding.HalfAwayFromZero));

    private static ImmutableArray<TaxByRate> Rates(
        ImmutableArray<OrderLine> lines, ImmutableArray<Charge> charges, CurrencyRules rules, ImmutableArray<TargetTax> known)
    {
        var parts = lines.SelectMany(line => line.Taxes.Select(tax => (line.Net, tax)))
            .Concat(charges.SelectMany(charge => charge.Taxes.Select(tax => (charge.Net, tax))))
            .ToArray();
        return
        [
            .. known.Where(rate => parts.Any(part => part.tax.RateId == rate.RateId)).Select(rate => new TaxByRate
            {
                RateId = rate.RateId,
                Label = rate.RateId,
                Percent = rate.Percent,
                Base = Sum(parts.Where(part => part.tax.RateId == rate.RateId).Select(part => part.Net), rules),
                Tax = Sum(parts.Where(part => part.tax.RateId == rate.RateId).Select(part => part.tax.Amount), rules),
            }),
        ];
    }

    private static Money Sum(IEnumerable<Money> amounts, CurrencyRules rules) =>
        amounts.Aggregate(Money.Zero(rules.Currency), static (sum, amount) => sum + amount);
}
