using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Documents;

/// <summary>A document's money against what it has to come to: per tax, untaxed and in total.</summary>
internal sealed class MoneyProof
{
    private readonly CurrencyRules _currency;
    private readonly string _erpCurrency;
    private readonly ImmutableArray<MoneyDifference> _taxes;
    private readonly ImmutableArray<MoneyDifference> _totals;

    private MoneyProof(CurrencyRules currency, string erpCurrency, ImmutableArray<MoneyDifference> taxes, ImmutableArray<MoneyDifference> totals)
    {
        _currency = currency;
        _erpCurrency = erpCurrency;
        _taxes = taxes;
        _totals = totals;
    }

    public bool IsSameCurrency => _erpCurrency == _currency.Currency.Value;

    public bool IsEqual => IsSameCurrency && _taxes.Concat(_totals).All(amount => amount.Lacking == 0);

    /// <param name="wanted">What it has to come to, taxes by the shop's rates.</param>
    /// <param name="currency">How its currency counts.</param>
    /// <param name="rates">The tax that each of the shop's rates is in Tryton.</param>
    /// <param name="written">What Tryton computed.</param>
    public static MoneyProof Of(DocumentTotals wanted, CurrencyRules currency, IReadOnlyDictionary<string, TaxInfo> rates, MoneyAsWritten written)
    {
        var rest = written.ByTax.ToDictionary();
        var taxes = ImmutableArray.CreateBuilder<MoneyDifference>();
        foreach (var group in wanted.Taxes.GroupBy(tax => rates[tax.RateId].Id).OrderBy(group => group.First().RateId, StringComparer.Ordinal))
        {
            var names = group.Select(tax => tax.RateId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var erp = 0m;
            foreach (var part in rates[names[0]].Parts)
            {
                erp += rest.GetValueOrDefault(part);
                rest.Remove(part);
            }

            taxes.Add(new MoneyDifference($"tax of rate {string.Join(" and ", names)}", names, Round(group.Sum(tax => tax.Amount.Amount)), Round(erp)));
        }

        foreach (var (tax, amount) in rest.OrderBy(tax => tax.Key))
        {
            taxes.Add(new MoneyDifference($"tax {tax.ToString(CultureInfo.InvariantCulture)} of Tryton", [], 0, Round(amount)));
        }

        return new MoneyProof(currency, written.Currency, taxes.DrainToImmutable(),
        [
            new MoneyDifference("untaxed", [], wanted.Net.Amount, Round(written.Net)),
            new MoneyDifference("tax", [], wanted.Tax.Amount, Round(written.Tax)),
            new MoneyDifference("total", [], wanted.Grand.Amount, Round(written.Total)),
        ]);

        decimal Round(decimal amount) => currency.Round(amount, MoneyRounding.HalfAwayFromZero);
    }

    /// <summary>The rounding per rate that makes the document equal; null if that is beyond what is tolerated, or no matter of tax.</summary>
    /// <param name="options">The tolerance.</param>
    /// <param name="carriers">How many lines carry a rate: each may be off by the tolerance.</param>
    public ImmutableArray<RoundingAdjustment>? Roundings(TrytonOptions options, Func<string, int> carriers)
    {
        var off = _taxes.Where(tax => tax.Lacking != 0).ToList();
        var isOnlyTax = IsSameCurrency
            && _totals is [{ Lacking: 0 }, var tax, var total]
            && off.Sum(amount => amount.Lacking) == tax.Lacking && tax.Lacking == total.Lacking;
        if (!isOnlyTax || off.Sum(amount => Units(amount.Lacking)) > options.MaxRoundingPerOrder
            || off.Exists(amount => amount.Rates.Count == 0 || Units(amount.Lacking) > options.RoundingTolerance * amount.Rates.Sum(carriers)))
        {
            return null;
        }

        return [.. off.Select(amount => new RoundingAdjustment(amount.Rates[0], new Money(amount.Lacking, _currency.Currency)))];
    }

    /// <summary>A small table for people.</summary>
    public string Words()
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder("The money differs.\n");
        words.Append(culture, $"currency: shop {_currency.Currency}, ERP {_erpCurrency}\n");
        foreach (var amount in _taxes.Concat(_totals))
        {
            words.Append(culture, $"{amount.What}: shop {Text(amount.Shop)}, ERP {Text(amount.Erp)}, ERP less shop {Text(-amount.Lacking)}\n");
        }

        return words.ToString().TrimEnd();

        string Text(decimal amount) => amount.ToString("F" + _currency.Digits.ToString(culture), culture);
    }

    private decimal Units(decimal amount) => Math.Abs(amount) / _currency.MinorUnit;
}
