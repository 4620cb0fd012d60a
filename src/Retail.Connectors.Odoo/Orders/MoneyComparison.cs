using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>The order's money against what Odoo computed: per tax group, untaxed and in total.</summary>
internal sealed class MoneyComparison
{
    private readonly SubmitOrder _command;
    private readonly ImmutableArray<MoneyDifference> _groups;
    private readonly ImmutableArray<MoneyDifference> _totals;
    private readonly string _erpCurrency;

    private MoneyComparison(
        SubmitOrder command, ImmutableArray<MoneyDifference> groups, ImmutableArray<MoneyDifference> totals, string erpCurrency)
    {
        _command = command;
        _groups = groups;
        _totals = totals;
        _erpCurrency = erpCurrency;
    }

    public bool IsSameCurrency => _erpCurrency == _command.Order.Currency.Currency.Value;

    public bool IsEqual => IsSameCurrency && _groups.Concat(_totals).All(amount => amount.Lacking == 0);

    public static MoneyComparison Of(SubmitOrder command, IReadOnlyDictionary<string, long> taxGroups, OrderRecord document)
    {
        var order = command.Order;
        var erp = (document.TaxTotals?.Subtotals ?? []).SelectMany(subtotal => subtotal.TaxGroups)
            .GroupBy(group => group.Id)
            .ToDictionary(group => group.Key, group => (Tax: group.Sum(part => part.TaxAmountCurrency), Name: group.First().GroupName));
        var groups = ImmutableArray.CreateBuilder<MoneyDifference>();
        foreach (var shop in order.Taxes.GroupBy(rate => taxGroups[command.Codes.Taxes[rate.RateId]]).OrderBy(group => group.First().RateId, StringComparer.Ordinal))
        {
            var rates = shop.Select(rate => rate.RateId).Order(StringComparer.Ordinal).ToList();
            groups.Add(new MoneyDifference(
                $"tax of rate {string.Join(" and ", rates)}", rates, shop.Sum(rate => rate.Tax.Amount), Round(erp.GetValueOrDefault(shop.Key).Tax)));
            erp.Remove(shop.Key);
        }

        foreach (var (id, (tax, name)) in erp.OrderBy(group => group.Key))
        {
            groups.Add(new MoneyDifference($"tax group {name ?? id.ToString(CultureInfo.InvariantCulture)}", [], 0, Round(tax)));
        }

        var totals = order.Totals;
        return new MoneyComparison(
            command, groups.DrainToImmutable(),
            [
                new MoneyDifference("untaxed", [], totals.Goods.Amount + totals.Charges.Amount, Round(document.AmountUntaxed)),
                new MoneyDifference("tax", [], totals.Tax.Amount, Round(document.AmountTax)),
                new MoneyDifference("total", [], totals.Grand.Amount, Round(document.AmountTotal)),
            ],
            document.CurrencyId.Name ?? string.Empty);

        decimal Round(decimal amount) => order.Currency.Round(amount, MoneyRounding.HalfAwayFromZero);
    }

    /// <summary>The rounding lines that make the document equal, or null if that is beyond what is tolerated.</summary>
    public ImmutableArray<RoundingLine>? Roundings(OdooOptions options)
    {
        var order = _command.Order;
        var off = _groups.Where(group => group.Lacking != 0).ToList();
        var isOnlyTax = IsSameCurrency
            && _totals is [{ Lacking: 0 }, var tax, var total]
            && off.Sum(group => group.Lacking) == tax.Lacking && tax.Lacking == total.Lacking;
        if (!isOnlyTax || off.Sum(group => Units(group.Lacking)) > options.MaxRoundingPerOrder
            || off.Exists(group => group.Rates.Count == 0 || Units(group.Lacking) > options.RoundingTolerance * CarriersOf(group.Rates)))
        {
            return null;
        }

        return [.. off.Select(group => new RoundingLine(
            group.Rates[0],
            _command.Codes.Taxes[group.Rates[0]] + (group.Lacking > 0 ? options.RoundingTaxUpSuffix : options.RoundingTaxDownSuffix),
            Math.Abs(group.Lacking) / 0.01m,
            new Money(group.Lacking, order.Currency.Currency)))];
    }

    /// <summary>Whether roundings that are there already are within what is tolerated.</summary>
    public bool Tolerates(ImmutableArray<RoundingAdjustment> roundings, OdooOptions options) =>
        roundings.Sum(rounding => Units(rounding.Amount.Amount)) <= options.MaxRoundingPerOrder
        && roundings.All(rounding => _groups.Any(group =>
            group.Rates.Contains(rounding.RateId) && Units(rounding.Amount.Amount) <= options.RoundingTolerance * CarriersOf(group.Rates)));

    /// <summary>A small table for people.</summary>
    public string Words()
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder("The order's money differs.\n");
        words.Append(culture, $"currency: shop {_command.Order.Currency.Currency}, ERP {_erpCurrency}\n");
        foreach (var amount in _groups.Concat(_totals))
        {
            words.Append(culture, $"{amount.What}: shop {Text(amount.Shop)}, ERP {Text(amount.Erp)}, ERP less shop {Text(-amount.Lacking)}\n");
        }

        return words.ToString().TrimEnd();

        string Text(decimal amount) => amount.ToString("F" + _command.Order.Currency.Digits.ToString(culture), culture);
    }

    private decimal Units(decimal amount) => Math.Abs(amount) / _command.Order.Currency.MinorUnit;

    /// <summary>Lines and charges that carry one of the rates: each may be off by the tolerance.</summary>
    private int CarriersOf(IReadOnlyList<string> rates) =>
        _command.Order.Lines.Count(line => line.Taxes.Any(tax => rates.Contains(tax.RateId)))
        + _command.Order.Charges.Count(charge => charge.Taxes.Any(tax => rates.Contains(tax.RateId)));
}
