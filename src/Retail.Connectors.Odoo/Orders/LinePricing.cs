using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// Chooses the amount that makes Odoo compute the shop's tax. That is the net amount almost always. Another one is
/// taken only if the net amount is certain to miss and the other one certain to hit.
/// </summary>
internal sealed class LinePricing
{
    private readonly Order _order;
    private readonly bool _roundsPerLine;
    private readonly Dictionary<string, TaxByRate> _rates;

    /// <param name="order">The order.</param>
    /// <param name="roundsPerLine">
    /// True if Odoo rounds each line by itself. If it adds up unrounded amounts, fractions of a minor unit would add up to a net amount
    /// that the shop does not have.
    /// </param>
    public LinePricing(Order order, bool roundsPerLine)
    {
        (_order, _roundsPerLine) = (order, roundsPerLine);
        _rates = order.Taxes.GroupBy(rate => rate.RateId).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public ImmutableArray<LinePart> PartsOf(Money net, ImmutableArray<TaxAmount> taxes)
    {
        LinePart[] whole = [new LinePart(net.Amount, IsTaxed: true)];
        if (taxes.IsEmpty || taxes.Any(tax => !_rates.ContainsKey(tax.RateId)) || Gives(net.Amount, taxes))
        {
            return [.. whole];
        }

        if (_roundsPerLine && _order.PriceBasis == PriceBasis.Gross && FromGross(net.Amount, taxes) is { } exact)
        {
            return [new LinePart(exact, IsTaxed: true)];
        }

        return net.Amount < 0 && ShareOf(net.Amount, taxes) is { } share
            ? [new LinePart(share, IsTaxed: true), new LinePart(net.Amount - share, IsTaxed: false)]
            : [.. whole];
    }

    /// <summary>The net amount before the shop rounded it, from the gross amount, which was exact.</summary>
    private decimal? FromGross(decimal net, ImmutableArray<TaxAmount> taxes)
    {
        var gross = net + taxes.Sum(tax => tax.Amount.Amount);
        var exact = gross / (1 + taxes.Sum(tax => FactorOf(_rates[tax.RateId], taxes)));
        return Round(exact) == net && Gives(exact, taxes) ? exact : null;
    }

    /// <summary>
    /// Shops tax only that share of a reduction which falls on taxed goods, and show the whole as taxed. The share is
    /// that of the taxed lines; if the taxes say otherwise, the middle of what they allow.
    /// </summary>
    private decimal? ShareOf(decimal net, ImmutableArray<TaxAmount> taxes)
    {
        var goods = _order.Lines.Sum(line => line.Net.Amount);
        if (goods > 0)
        {
            var taxed = _order.Lines.Where(line => taxes.All(tax => line.Taxes.Any(other => other.RateId == tax.RateId))).Sum(line => line.Net.Amount);
            var proportional = Round(net * taxed / goods);
            if (Gives(proportional, taxes))
            {
                return proportional;
            }
        }

        var (least, most) = (decimal.Zero, -net);
        var half = _order.Currency.MinorUnit / 2;
        foreach (var tax in taxes)
        {
            if (FactorOf(_rates[tax.RateId], taxes) is > 0 and var factor)
            {
                least = Math.Max(least, (-tax.Amount.Amount - half) / factor);
                most = Math.Min(most, (-tax.Amount.Amount + half) / factor);
            }
        }

        var middle = -Round((least + most) / 2);
        return least <= most && middle >= net && Gives(middle, taxes) ? middle : null;
    }

    /// <summary>True if Odoo, rounding per line, computes these taxes from the amount.</summary>
    private bool Gives(decimal amount, ImmutableArray<TaxAmount> taxes)
    {
        var simple = taxes.Where(tax => !_rates[tax.RateId].Compound).Sum(tax => Round(amount * _rates[tax.RateId].Percent / 100));
        return taxes.All(tax =>
        {
            var rate = _rates[tax.RateId];
            return Round((rate.Compound ? amount + simple : amount) * rate.Percent / 100) == tax.Amount.Amount;
        });
    }

    /// <summary>What one unit of net amount carries of this tax.</summary>
    private decimal FactorOf(TaxByRate rate, ImmutableArray<TaxAmount> taxes)
    {
        var simple = rate.Compound ? taxes.Where(tax => !_rates[tax.RateId].Compound).Sum(tax => _rates[tax.RateId].Percent) / 100 : 0;
        return (1 + simple) * rate.Percent / 100;
    }

    private decimal Round(decimal amount) => _order.Currency.Round(amount, MoneyRounding.HalfAwayFromZero);
}
