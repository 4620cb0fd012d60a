using System.Globalization;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Money arrives to the minor unit, whatever the minor unit is.</summary>
internal static class AmountCases
{
    private static readonly int[] Digits = [0, 2, 3];

    public static IEnumerable<SystemCase> All =>
    [
        .. Digits.Select(digits => new SystemCase(
            SystemRole.Erp, "amounts", string.Create(CultureInfo.InvariantCulture, $"digits-{digits}"),
            string.Create(CultureInfo.InvariantCulture, $"an order in a currency with {digits} digits comes to the same total"),
            scene => DigitsAsync(scene, digits))),
        new(SystemRole.Erp, "amounts", "unit-prices", "unit prices with six digits come to the same line amounts", UnitPricesAsync),
        new(SystemRole.Erp, "amounts", "large", "an order of many millions comes to the same total", LargeAsync),
        new(SystemRole.Erp, "amounts", "fractions", "quantities that are no whole numbers come to the same total", FractionsAsync),
    ];

    private static async Task DigitsAsync(Scene scene, int digits)
    {
        var currency = scene.Profile.Currencies.FirstOrDefault(rules => rules.Digits == digits)
            ?? throw new BrokenException($"a currency with {digits} digits in the profile", "it names none");
        await SubmitAsync(scene, id => SampleOrders.Order(scene, id, currency));
        scene.Notes.Add(currency.Currency.Value);
    }

    private static Task UnitPricesAsync(Scene scene) => EachAsync(scene, 7, 13, 97, 641);

    private static Task LargeAsync(Scene scene) => SubmitAsync(scene, id => SampleOrders.Order(scene, id, quantity: 9_999_999));

    private static Task FractionsAsync(Scene scene) => EachAsync(scene, 0.5m, 2.25m);

    /// <summary>The first line comes to 999 minor units for each, which is changed here so that no price for one of them is exact.</summary>
    private static async Task EachAsync(Scene scene, params decimal[] quantities)
    {
        foreach (var quantity in quantities)
        {
            await SubmitAsync(scene, id => Uneven(scene, SampleOrders.Order(scene, id, quantity: quantity)));
        }
    }

    private static Order Uneven(Scene scene, Order order)
    {
        var rules = order.Currency;
        var rate = scene.Profile.Taxes[0];
        var line = order.Lines[0];
        var net = new Money(rules.Round(line.Net.Amount, MoneyRounding.TowardsZero) + rules.MinorUnit, rules.Currency);
        var tax = (net * (rate.Percent / 100)).Round(rules, MoneyRounding.HalfAwayFromZero);
        var more = net - line.Net;
        var moreTax = tax - line.Taxes[0].Amount;
        return order with
        {
            Lines = order.Lines.SetItem(0, line with
            {
                Net = net,
                NetBeforeDiscount = net,
                UnitPrice = decimal.Round(net.Amount / line.Quantity, 6, MidpointRounding.AwayFromZero),
                Taxes = [new TaxAmount(rate.RateId, tax)],
            }),
            Taxes = [.. order.Taxes.Select(known => known.RateId == rate.RateId ? known with { Base = known.Base + more, Tax = known.Tax + moreTax } : known)],
            Totals = order.Totals with
            {
                Goods = order.Totals.Goods + more,
                Tax = order.Totals.Tax + moreTax,
                Grand = order.Totals.Grand + more + moreTax,
            },
        };
    }

    private static async Task SubmitAsync(Scene scene, Func<string, Order> make)
    {
        var id = scene.NextId();
        var order = make(id);
        Demand.None(order.Verify().Select(discrepancy => discrepancy.ToString()), "the suite's own order to add up");
        var command = await SubmitOrderScenario.PrepareAsync(scene, id, order);
        var steps = new CaseSteps<SubmitOrder>(new SubmitOrderScenario());
        var process = scene.Start();
        _ = await steps.ExpectDoneAsync(scene, command, await process.EnsureAsync(command, scene.Cancellation), $"for {order.Lines[0].Quantity} at {order.Lines[0].UnitPrice} {order.Currency.Currency}");
    }
}
