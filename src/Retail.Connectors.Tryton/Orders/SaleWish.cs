using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>What a sale should say, whichever command asks for it.</summary>
/// <param name="Submitted">The effect that makes the sale; its short form is the sale's <c>web_id</c>.</param>
/// <param name="Order">The order.</param>
/// <param name="Customer">The effect that ensures the buyer.</param>
/// <param name="Codes">What the shop's words mean in Tryton.</param>
internal sealed record SaleWish(EffectKey Submitted, Connectors.Orders.Order Order, EffectKey Customer, Connectors.Orders.OrderCodes Codes)
{
    public string WebId => Submitted.ShortForm();

    public DocumentTotals Totals
    {
        get
        {
            var net = Order.Totals.Goods + Order.Totals.Charges;
            return new DocumentTotals(
                net, [.. Order.Taxes.Select(rate => new Connectors.Orders.TaxAmount(rate.RateId, rate.Tax))], net + Order.Totals.Tax);
        }
    }

    /// <summary>All rates that the order names anywhere.</summary>
    public ImmutableSortedSet<string> Rates => Order.Taxes.Select(rate => rate.RateId)
        .Concat(Order.Lines.SelectMany(line => line.Taxes).Select(tax => tax.RateId))
        .Concat(Order.Charges.SelectMany(charge => charge.Taxes).Select(tax => tax.RateId))
        .ToImmutableSortedSet(StringComparer.Ordinal);

    public Money Zero => Money.Zero(Order.Currency.Currency);

    /// <summary>Lines and charges that carry a rate.</summary>
    public int CarriersOf(string rate) =>
        Order.Lines.Count(line => line.Taxes.Any(tax => tax.RateId == rate)) + Order.Charges.Count(charge => charge.Taxes.Any(tax => tax.RateId == rate));
}
