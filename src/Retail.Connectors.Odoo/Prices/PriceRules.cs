using NodaTime;

namespace Retail.Connectors.Odoo.Prices;

/// <summary>
/// The rules of Odoo's price lists. Odoo computes prices only inside documents and keeps the method for itself, so it is done here
/// in the same order: variant before template before category before all, the higher quantity first, the newer rule first.
/// </summary>
internal sealed class PriceRules(
    IReadOnlyDictionary<long, List<OdooPriceListItem>> items, IReadOnlyDictionary<long, OdooPriceList> lists,
    IReadOnlyDictionary<long, string> categories, IReadOnlyDictionary<long, decimal> rates)
{
    private const int DeepestChain = 8;

    /// <summary>All rules of a list that may apply to a product, whatever the quantity and time.</summary>
    public List<OdooPriceListItem> For(long list, PriceProductRecord product) => items.TryGetValue(list, out var rules)
        ? [.. rules.Where(rule => Fits(rule, product))]
        : [];

    /// <summary>The same, with those of the lists that they start from.</summary>
    public IEnumerable<OdooPriceListItem> Reached(long list, PriceProductRecord product, int depth = 0) => depth > DeepestChain
        ? []
        : For(list, product).SelectMany(rule => rule.Base == "pricelist" && !rule.BasePricelistId.IsNone
            ? Reached(rule.BasePricelistId.Id, product, depth + 1).Prepend(rule)
            : [rule]);

    /// <summary>The price for a quantity at a moment, in the list's currency; null if it cannot be computed.</summary>
    /// <param name="list">The list.</param>
    /// <param name="product">The product.</param>
    /// <param name="quantity">How many are bought.</param>
    /// <param name="at">The moment.</param>
    /// <param name="lasting">True to pass over rules that end: what is left is the regular price.</param>
    /// <param name="depth">How many lists were gone through to come here.</param>
    public decimal? Price(long list, PriceProductRecord product, decimal quantity, Instant at, bool lasting = false, int depth = 0)
    {
        if (depth > DeepestChain || !lists.TryGetValue(list, out var target))
        {
            return null;
        }

        var rule = For(list, product)
            .Where(rule => rule.MinQuantity <= quantity && (rule.DateStart is null || rule.DateStart <= at) && (rule.DateEnd is null || (at <= rule.DateEnd && !lasting)))
            .OrderBy(rule => rule.AppliedOn, StringComparer.Ordinal).ThenByDescending(rule => rule.MinQuantity)
            .ThenByDescending(rule => rule.CategId.Id).ThenByDescending(rule => rule.Id).FirstOrDefault();
        if (rule is null)
        {
            return Convert(product.LstPrice, product.CurrencyId.Id, target.CurrencyId.Id);
        }

        if (rule.ComputePrice == "fixed")
        {
            return rule.FixedPrice;
        }

        var start = rule.Base switch
        {
            "pricelist" when !rule.BasePricelistId.IsNone => Price(rule.BasePricelistId.Id, product, quantity, at, lasting, depth + 1) is { } inner
                ? Convert(inner, lists[rule.BasePricelistId.Id].CurrencyId.Id, target.CurrencyId.Id)
                : null,
            "standard_price" => Convert(product.StandardPrice, product.CurrencyId.Id, target.CurrencyId.Id),
            _ => Convert(product.LstPrice, product.CurrencyId.Id, target.CurrencyId.Id),
        };
        return start is not { } price ? null : rule.ComputePrice == "percentage" ? price - (price * rule.PercentPrice / 100) : Formula(rule, price);
    }

    private static decimal Formula(OdooPriceListItem rule, decimal start)
    {
        var price = start - (start * rule.PriceDiscount / 100);
        if (rule.PriceRound > 0)
        {
            price = decimal.Round(price / rule.PriceRound, 0, MidpointRounding.AwayFromZero) * rule.PriceRound;
        }

        price += rule.PriceSurcharge;
        if (rule.PriceMinMargin != 0)
        {
            price = Math.Max(price, start + rule.PriceMinMargin);
        }

        return rule.PriceMaxMargin != 0 ? Math.Min(price, start + rule.PriceMaxMargin) : price;
    }

    private decimal? Convert(decimal amount, long from, long to) => from == to
        ? amount
        : rates.TryGetValue(from, out var own) && rates.TryGetValue(to, out var other) && own > 0 ? amount * other / own : null;

    private bool Fits(OdooPriceListItem rule, PriceProductRecord product) => rule.AppliedOn switch
    {
        "0_product_variant" => rule.ProductId.Id == product.Id,
        "1_product" => rule.ProductTmplId.Id == product.ProductTmplId.Id,
        "2_product_category" => categories.TryGetValue(product.CategId.Id, out var path)
            && path.Split('/').Contains(rule.CategId.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal),
        _ => true,
    };
}
