using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>A document's wished money against what Odoo computed: per tax group, untaxed and in total.</summary>
internal sealed class MoneyComparison
{
    private readonly WantedMoney _wanted;
    private readonly ImmutableArray<MoneyDifference> _groups;
    private readonly ImmutableArray<MoneyDifference> _totals;
    private readonly string _erpCurrency;

    private MoneyComparison(
        WantedMoney wanted, ImmutableArray<MoneyDifference> groups, ImmutableArray<MoneyDifference> totals, string erpCurrency)
    {
        _wanted = wanted;
        _groups = groups;
        _totals = totals;
        _erpCurrency = erpCurrency;
    }

    public bool IsSameCurrency => _erpCurrency == _wanted.Currency.Currency.Value;

    public bool IsEqual => IsSameCurrency && _groups.Concat(_totals).All(amount => amount.Lacking == 0);

    public static MoneyComparison Of(WantedMoney wanted, IReadOnlyDictionary<string, long> taxGroups, TotalsRecord document)
    {
        var erp = (document.TaxTotals?.Subtotals ?? []).SelectMany(subtotal => subtotal.TaxGroups)
            .GroupBy(group => group.Id)
            .ToDictionary(group => group.Key, group => (Tax: group.Sum(part => part.TaxAmountCurrency), Name: group.First().GroupName));
        var groups = ImmutableArray.CreateBuilder<MoneyDifference>();
        foreach (var shop in wanted.Taxes.GroupBy(rate => taxGroups[wanted.Codes[rate.RateId]]).OrderBy(group => group.First().RateId, StringComparer.Ordinal))
        {
            var rates = shop.Select(rate => rate.RateId).Order(StringComparer.Ordinal).ToList();
            groups.Add(new MoneyDifference(
                $"tax of rate {string.Join(" and ", rates)}", rates, shop.Sum(rate => rate.Amount.Amount), Round(erp.GetValueOrDefault(shop.Key).Tax)));
            erp.Remove(shop.Key);
        }

        foreach (var (id, (tax, name)) in erp.OrderBy(group => group.Key))
        {
            groups.Add(new MoneyDifference($"tax group {name ?? id.ToString(CultureInfo.InvariantCulture)}", [], 0, Round(tax)));
        }

        return new MoneyComparison(
            wanted, groups.DrainToImmutable(),
            [
                new MoneyDifference("untaxed", [], wanted.Net, Round(document.AmountUntaxed)),
                new MoneyDifference("tax", [], wanted.Tax, Round(document.AmountTax)),
                new MoneyDifference("total", [], wanted.Grand, Round(document.AmountTotal)),
            ],
            document.CurrencyId.Name ?? string.Empty);

        decimal Round(decimal amount) => wanted.Currency.Round(amount, MoneyRounding.HalfAwayFromZero);
    }

    /// <summary>
    /// The rounding lines that make the document equal, or null if that is beyond what is tolerated. Before tax nothing is tolerated:
    /// what lacks there is what the shop rounded away, to the minor unit.
    /// </summary>
    public ImmutableArray<RoundingLine>? Roundings(OdooOptions options)
    {
        var off = _groups.Where(group => group.Lacking != 0).ToList();
        var isExplained = IsSameCurrency
            && _totals is [var net, var tax, var total]
            && net.Lacking == _wanted.RoundedAway && off.Sum(group => group.Lacking) == tax.Lacking && net.Lacking + tax.Lacking == total.Lacking;
        if (!isExplained || (off.Count > 0 && Units(_wanted.RoundedAway) + off.Sum(group => Units(group.Lacking)) > options.MaxRoundingPerOrder)
            || off.Exists(group => group.Rates.Count == 0 || Units(group.Lacking) > options.RoundingTolerance * CarriersOf(group.Rates)))
        {
            return null;
        }

        var currency = _wanted.Currency.Currency;
        return RoundingLine.Of(new Money(_wanted.RoundedAway, currency), off.Select(group => (
            new RoundingAdjustment(group.Rates[0], new Money(group.Lacking, currency)),
            RoundingTaxes.CodeOf(_wanted.Codes[group.Rates[0]], 1, options), RoundingTaxes.CodeOf(_wanted.Codes[group.Rates[0]], -1, options))));
    }

    /// <summary>True if roundings that a document holds already are within what is tolerated.</summary>
    public bool IsTolerated(ImmutableArray<RoundingAdjustment> roundings, OdooOptions options) =>
        (roundings.IsEmpty || Units(_wanted.RoundedAway) + roundings.Sum(rounding => Units(rounding.Amount.Amount)) <= options.MaxRoundingPerOrder)
        && roundings.All(rounding => _groups.Any(group =>
            group.Rates.Contains(rounding.RateId) && Units(rounding.Amount.Amount) <= options.RoundingTolerance * CarriersOf(group.Rates)));

    /// <summary>A small table for people.</summary>
    public string Words()
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder("The document's money differs.\n");
        words.Append(culture, $"currency: shop {_wanted.Currency.Currency}, ERP {_erpCurrency}\n");
        foreach (var amount in _groups.Concat(_totals))
        {
            words.Append(culture, $"{amount.What}: shop {Text(amount.Shop)}, ERP {Text(amount.Erp)}, ERP less shop {Text(-amount.Lacking)}\n");
        }

        return words.ToString().TrimEnd();

        string Text(decimal amount) => amount.ToString("F" + _wanted.Currency.Digits.ToString(culture), culture);
    }

    private decimal Units(decimal amount) => Math.Abs(amount) / _wanted.Currency.MinorUnit;

    /// <summary>Lines and charges that carry one of the rates: each may be off by the tolerance.</summary>
    private int CarriersOf(IReadOnlyList<string> rates) =>
        _wanted.Carriers.Count(taxes => taxes.Any(tax => rates.Contains(tax.RateId)));
}
