using System.Runtime.CompilerServices;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Odoo.Prices;

/// <summary>Prices of price lists, by quantity and time; the empty name means the products' own prices.</summary>
internal sealed class OdooPriceSource(OdooConnection odoo, TimeProvider time) : IPriceSource, IPriceListWatch
{
    /// <summary>What ended so lately is told too: for a shop in another zone, whose day ends later, it still holds.</summary>
    private static readonly Duration Kept = Duration.FromHours(26);

    public async IAsyncEnumerable<PriceList> PriceListsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var list in odoo.Client.StreamAsync<OdooPriceList>(Own, cancellationToken: cancellationToken))
        {
            yield return new PriceList(
                new EntityRef(odoo.System, EntityKind.PriceList, OdooFormat.Id(list.Id)), list.Name ?? string.Empty, new CurrencyCode(list.CurrencyId.Name ?? string.Empty));
        }
    }

    public async IAsyncEnumerable<Price> ReadAsync(
        string priceList, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(priceList);
        var from = time.GetCurrentInstant() - Kept;
        var taxes = (await odoo.Client.SearchReadAsync<OdooTax>(OdooDomain.Equal("type_tax_use", "sale"), query: null, cancellationToken)).ToDictionary(tax => tax.Id);
        var (list, rules) = priceList.Length == 0 ? (null, null) : await RulesAsync(priceList, cancellationToken);
        foreach (var part in SkuParts.Of(skus))
        {
            var domain = OdooDomain.Where("sale_ok", "=", OdooValue.From(value: true))
                .And(part is null ? OdooDomain.Where("default_code", "!=", OdooValue.Null) : OdooDomain.In("default_code", part));
            await foreach (var product in odoo.Client.StreamAsync<PriceProductRecord>(domain, pageSize: odoo.Options.PageSize, cancellationToken: cancellationToken))
            {
                var own = product.TaxesId.Select(id => taxes.GetValueOrDefault(id)).OfType<OdooTax>().ToList();
                var basis = own.Exists(tax => tax.PriceInclude) ? PriceBasis.Gross : PriceBasis.Net;
                decimal? rate = own.Where(tax => tax.CompanyId.IsNone || tax.CompanyId.Id == (odoo.Options.CompanyId ?? tax.CompanyId.Id)).ToList() is [{ AmountType: "percent" } only]
                    ? only.Amount / 100
                    : null;
                if (list is null || rules is null)
                {
                    yield return new Price
                    {
                        Sku = product.DefaultCode ?? string.Empty, PriceList = string.Empty, Amount = Amount(product.LstPrice, product.CurrencyId), Basis = basis,
                        TaxRate = rate,
                    };
                    continue;
                }

                foreach (var price in Of(list, rules, product, basis, from))
                {
                    yield return price with { TaxRate = rate };
                }
            }
        }
    }

    /// <summary>
    /// The newest and the number of all rules, and the lists with their currencies: a list may start from another, and only what was removed
    /// leaves no date. Rates of currencies are not looked at.
    /// </summary>
    public async Task<Revision> RevisionAsync(string priceList, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(priceList);
        if (priceList.Length == 0)
        {
            return new Revision("none");
        }

        var lists = await odoo.Client.SearchReadAsync<OdooPriceList>(Own, query: null, cancellationToken);
        var rules = OdooDomain.In("pricelist_id", lists.ConvertAll(list => list.Id));
        var newest = await odoo.Client.SearchReadAsync<OdooPriceListItem>(rules, new OdooQuery { Order = "write_date desc, id desc", Limit = 1 }, cancellationToken);
        using var digest = new DigestBuilder();
        digest.AddCount("rules", (int)await odoo.Client.SearchCountAsync<OdooPriceListItem>(rules, cancellationToken))
            .Add("rule", newest is [var rule] ? OdooFormat.Id(rule.Id) : string.Empty).Add("written", newest is [var last] ? last.WriteDate : null);
        foreach (var list in lists.OrderBy(list => list.Id))
        {
            digest.Add("list", OdooFormat.Id(list.Id)).Add("written", list.WriteDate);
        }

        return new Revision(digest.Build().Value[..16]);
    }

    private OdooDomain Own => OdooDomain.Where("company_id", "=", OdooValue.Null).Or(OdooDomain.Equal("company_id", odoo.Options.CompanyId ?? 0));

    /// <summary>One price for each quantity and span of time at which another rule wins. What has long ended is left out.</summary>
    private static IEnumerable<Price> Of(OdooPriceList list, PriceRules rules, PriceProductRecord product, PriceBasis basis, Instant start)
    {
        var candidates = rules.Reached(list.Id, product).ToList();
        Instant[] moments =
        [
            start,
            .. candidates.SelectMany(rule => new[] { rule.DateStart, rule.DateEnd + Duration.FromSeconds(1) }).OfType<Instant>().Where(at => at > start).Distinct().Order(),
        ];
        var hasPast = candidates.Exists(rule => rule.DateStart <= start);
        for (var index = 0; index < moments.Length; index++)
        {
            (decimal, decimal?)? last = null;
            foreach (var quantity in candidates.Select(rule => Math.Max(1, rule.MinQuantity)).Append(1).Distinct().Order())
            {
                var regular = rules.Price(list.Id, product, quantity, moments[index], lasting: true);
                if (rules.Price(list.Id, product, quantity, moments[index]) is { } amount && (amount, regular) != last)
                {
                    last = (amount, regular);
                    yield return new Price
                    {
                        Sku = product.DefaultCode ?? string.Empty,
                        PriceList = list.Name ?? string.Empty,
                        Amount = Amount(amount, list.CurrencyId),
                        Basis = basis,
                        MinQuantity = quantity,
                        From = index == 0 && !hasPast ? null : moments[index],
                        Until = index + 1 < moments.Length ? moments[index + 1] : null,
                        Regular = regular is { } lasting && lasting != amount ? Amount(lasting, list.CurrencyId) : null,
                    };
                }
            }
        }
    }

    /// <summary>A price may have more digits than its currency: only the last ones of a double are cut.</summary>
    private static Money Amount(decimal amount, OdooLink currency) => new(decimal.Round(amount, 6), new CurrencyCode(currency.Name ?? string.Empty));

    private async Task<(OdooPriceList List, PriceRules Rules)> RulesAsync(string name, CancellationToken cancellationToken)
    {
        var client = odoo.Client;
        var lists = (await client.SearchReadAsync<OdooPriceList>(Own, query: null, cancellationToken)).ToDictionary(list => list.Id);
        var found = lists.Values.Where(list => list.Name == name).ToList();
        if (found is not [var wanted])
        {
            throw new ConnectorException(
                ConnectorErrorKind.NotFound, odoo.System, $"{OdooFormat.Id(found.Count)} active price lists have the name '{name}': exactly one is needed.");
        }

        var items = (await client.SearchReadAsync<OdooPriceListItem>(OdooDomain.In("pricelist_id", lists.Keys), new OdooQuery { Order = "id" }, cancellationToken))
            .GroupBy(item => item.PricelistId.Id).ToDictionary(group => group.Key, group => group.ToList());
        var categories = (await client.SearchReadAsync("product.category", OdooDomain.All, OdooJsonContext.Default.CategoryRecord, query: null, cancellationToken))
            .ToDictionary(category => category.Id, category => category.ParentPath ?? string.Empty);
        var rates = (await client.SearchReadAsync("res.currency", OdooDomain.All, OdooJsonContext.Default.CurrencyRecord, query: null, cancellationToken))
            .ToDictionary(currency => currency.Id, currency => currency.Rate);
        return (wanted, new PriceRules(items, lists, categories, rates));
    }
}
