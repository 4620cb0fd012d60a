using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>
/// The rules behind <see cref="Order.Verify"/>. Sums must be exact; what a rate should have given may miss by the
/// rounding of one line, and a reduction may carry less tax than its rate says, because shops tax only the share
/// that falls on taxed goods. What a shop gains or loses by rounding once for the whole order stands in a charge of its own, which
/// may be as much as half a unit for each amount shown.
/// </summary>
internal sealed class OrderVerification
{
    private readonly Order _order;
    private readonly decimal _unit;
    private readonly ImmutableArray<OrderDiscrepancy>.Builder _found = ImmutableArray.CreateBuilder<OrderDiscrepancy>();
    private readonly List<TaxedItem> _items = [];

    private OrderVerification(Order order)
    {
        _order = order;
        _unit = order.Currency.MinorUnit;
        _items.AddRange(order.Lines.Select(line => new TaxedItem(line.Id, $"line {line.Id}", line.Net, line.Taxes)));
        _items.AddRange(order.Charges.Select(charge => new TaxedItem(charge.Id, $"charge {charge.Id}", charge.Net, charge.Taxes)));
    }

    public static ImmutableArray<OrderDiscrepancy> Run(Order order)
    {
        var verification = new OrderVerification(order);
        if (verification.CurrenciesAgree())
        {
            verification.Identities();
            verification.Lines();
            verification.Rates();
            verification.Rounding();
            verification.Sums();
            verification.Payments();
        }

        return verification._found.DrainToImmutable();
    }

    private bool CurrenciesAgree()
    {
        var currency = _order.Currency.Currency;
        foreach (var (where, money) in Amounts())
        {
            if (money.Currency != currency)
            {
                _found.Add(new OrderDiscrepancy("currency", where, currency.Value, money.Currency.Value));
            }
            else if (_order.Currency.Round(money.Amount, MoneyRounding.TowardsZero) != money.Amount)
            {
                Report("fraction-of-minor-unit", where, _order.Currency.Round(money.Amount, MoneyRounding.HalfAwayFromZero), money.Amount);
            }
        }

        return _found.Count == 0 || _found.All(found => found.Code != "currency");
    }

    private IEnumerable<(string Where, Money Amount)> Amounts()
    {
        foreach (var line in _order.Lines)
        {
            yield return ($"line {line.Id} before discount", line.NetBeforeDiscount);
        }

        foreach (var item in _items)
        {
            yield return (item.Where, item.Net);
            foreach (var tax in item.Taxes)
            {
                yield return ($"{item.Where} rate {tax.RateId}", tax.Amount);
            }
        }

        foreach (var rate in _order.Taxes)
        {
            yield return ($"rate {rate.RateId} base", rate.Base);
            yield return ($"rate {rate.RateId}", rate.Tax);
        }

        foreach (var discount in _order.Discounts)
        {
            yield return ($"discount {discount.Code}", discount.Amount);
        }

        foreach (var transaction in _order.Transactions)
        {
            yield return ($"transaction {transaction.Reference}", transaction.Amount);
        }

        yield return ("total goods", _order.Totals.Goods);
        yield return ("total charges", _order.Totals.Charges);
        yield return ("total discount", _order.Totals.Discount);
        yield return ("total tax", _order.Totals.Tax);
        yield return ("grand total", _order.Totals.Grand);
    }

    private void Identities()
    {
        foreach (var twin in _items.GroupBy(item => item.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Report("duplicate-id", $"id {twin.Key}", 1, twin.Count());
        }

        foreach (var twin in _order.Taxes.GroupBy(rate => rate.RateId, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Report("duplicate-rate", $"rate {twin.Key}", 1, twin.Count());
        }

        foreach (var line in _order.Lines.Where(line => line.Name.Length == 0))
        {
            _found.Add(new OrderDiscrepancy("empty-name", $"line {line.Id}", "a name", "none"));
        }
    }

    private void Lines()
    {
        foreach (var line in _order.Lines)
        {
            if (line.Quantity < 0)
            {
                Report("negative-quantity", $"line {line.Id}", 0, line.Quantity);
            }

            if (Math.Abs((line.UnitPrice * line.Quantity) - line.Net.Amount) >= _unit)
            {
                Report("line-price", $"line {line.Id}", line.UnitPrice * line.Quantity, line.Net.Amount);
            }
        }
    }

    private void Rates()
    {
        foreach (var (item, tax) in _items.SelectMany(item => item.Taxes.Select(tax => (item, tax))))
        {
            if (!_order.Taxes.Any(rate => rate.RateId == tax.RateId))
            {
                _found.Add(new OrderDiscrepancy("unknown-rate", item.Where, "a rate of the order", $"rate {tax.RateId}"));
            }
        }

        foreach (var rate in _order.Taxes)
        {
            var carrying = _items.Where(item => item.Carries(rate.RateId)).ToList();
            var tax = carrying.Sum(item => item.TaxOf(rate.RateId));
            // Out of gross prices a tax of exactly half a unit is rounded down, and shown rounded up.
            var isShownRounded = _order.TaxRounding == TaxRounding.AtSubtotal || _order.PriceBasis == PriceBasis.Gross;
            var slack = isShownRounded ? _unit * (carrying.Count + 1) / 2 : 0m;
            Check("rate-tax-sum", $"rate {rate.RateId}", tax, rate.Tax.Amount, slack);
            Check("rate-base", $"rate {rate.RateId}", carrying.Sum(item => item.Net.Amount), rate.Base.Amount);
            foreach (var item in carrying)
            {
                CheckRate(item, rate);
            }
        }
    }

    /// <summary>A charge for rounding is no way to make any order add up.</summary>
    private void Rounding()
    {
        foreach (var charge in _order.Charges.Where(charge => charge.Kind == ChargeKind.Rounding))
        {
            var most = _order.TaxRounding == TaxRounding.AtSubtotal ? _unit / 2 * (_items.Count + (2 * _order.Taxes.Length)) : 0m;
            if (Math.Abs(charge.Net.Amount) > most || charge.Taxes.Length > 0)
            {
                Report("rounding-too-large", $"charge {charge.Id}", most, charge.Net.Amount);
            }
        }
    }

    /// <summary>The tax of one line by one rate, against what the rate says.</summary>
    private void CheckRate(TaxedItem item, TaxByRate rate)
    {
        var rates = _order.Taxes.Where(other => item.Carries(other.RateId)).ToList();
        var simple = rates.Where(other => !other.Compound).Sum(other => other.Percent) / 100;
        var factor = rate.Compound ? 1 + simple : 1;
        var expected = item.Net.Amount * factor * rate.Percent / 100;
        var actual = item.TaxOf(rate.RateId);

        // Half a unit for rounding the tax, and as much for a net amount that the shop shows rounded.
        var slack = _unit / 2 * (1 + (rates.Sum(other => other.Percent) / 100 * factor)) * (_order.PriceBasis == PriceBasis.Gross ? rates.Count : 1);
        var agrees = item.Net.Amount < 0
            ? actual <= 0 && actual >= expected - slack
            : Math.Abs(expected - actual) <= slack;
        if (!agrees)
        {
            Report("line-tax-rate", $"{item.Where} rate {rate.RateId}", expected, actual);
        }
    }

    private void Sums()
    {
        var totals = _order.Totals;
        Check("goods-sum", "total goods", _order.Lines.Sum(line => line.Net.Amount), totals.Goods.Amount);
        Check("charges-sum", "total charges", _order.Charges.Sum(charge => charge.Net.Amount), totals.Charges.Amount);

        // Net amounts that were taken out of gross prices are kept unrounded, before and after the discount.
        var isDiscountRounded = _order.TaxRounding == TaxRounding.AtSubtotal || _order.PriceBasis == PriceBasis.Gross;
        Check("discount-sum", "total discount", _order.Lines.Sum(line => line.NetBeforeDiscount.Amount - line.Net.Amount), totals.Discount.Amount,
            isDiscountRounded && totals.Discount.Amount != 0 ? _unit * (_order.Lines.Length + 1) : 0m);
        if (_order.Discounts.Length > 0)
        {
            // Where several codes share lines, or a line's net amount is not round, shops round what each takes off each line.
            var slack = _order.Discounts.Length > 1 || isDiscountRounded ? _unit / 2 * _order.Discounts.Length * (_order.Lines.Length + 1) : 0m;
            Check("discount-codes", "discounts", totals.Discount.Amount, _order.Discounts.Sum(discount => discount.Amount.Amount), slack);
        }

        Check("tax-sum", "total tax", _order.Taxes.Sum(rate => rate.Tax.Amount), totals.Tax.Amount);
        Check("grand-total", "grand total", totals.Goods.Amount + totals.Charges.Amount + totals.Tax.Amount, totals.Grand.Amount);
    }

    private void Payments()
    {
        var refunded = _order.Transactions
            .Where(transaction => transaction.Kind == PaymentTransactionKind.Refund)
            .Sum(transaction => transaction.Amount.Amount);
        if (refunded > _order.Totals.Grand.Amount)
        {
            Report("over-refunded", "transactions", _order.Totals.Grand.Amount, refunded);
        }

        if (_order.Payment == PaymentState.PartlyRefunded && refunded >= _order.Totals.Grand.Amount && refunded > 0)
        {
            _found.Add(new OrderDiscrepancy("payment-state", "payment", nameof(PaymentState.Refunded), nameof(PaymentState.PartlyRefunded)));
        }
    }

    private void Check(string code, string where, decimal expected, decimal actual, decimal slack = 0m)
    {
        if (Math.Abs(expected - actual) > slack)
        {
            Report(code, where, expected, actual);
        }
    }

    private void Report(string code, string where, decimal expected, decimal actual) =>
        _found.Add(new OrderDiscrepancy(code, where, expected.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture)));

    private sealed record TaxedItem(string Id, string Where, Money Net, ImmutableArray<TaxAmount> Taxes)
    {
        public bool Carries(string rateId) => Taxes.Any(tax => tax.RateId == rateId);

        public decimal TaxOf(string rateId) => Taxes.Where(tax => tax.RateId == rateId).Sum(tax => tax.Amount.Amount);
    }
}
