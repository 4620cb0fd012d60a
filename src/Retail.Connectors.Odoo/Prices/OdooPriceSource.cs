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
internal sealed class OdooPriceSource(OdooConnection odoo, TimeProvider time) : IPriceSource
{
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
        var now = time.GetCurrentInstant();
        var inclusive = (await odoo.Client.SearchReadAsync<OdooTax>(OdooDomain.Equal("type_tax_use", "sale"), query: null, cancellationToken))
            .Where(tax => tax.PriceInclude).Select(tax => tax.Id).ToHashSet();
        var (list, rules) = priceList.Length == 0 ? (null, null) : await RulesAsync(priceList, cancellationToken);
        foreach (var part in SkuParts.Of(skus))
        {
            var domain = OdooDomain.Where("sale_ok", "=", OdooValue.From(value: true))
                .And(part is null ? OdooDomain.Where("default_code", "!=", OdooValue.Null) : OdooDomain.In("default_code", part));
            await foreach (var product in odoo.Client.StreamAsync<PriceProductRecord>(domain, pageSize: odoo.Options.PageSize, cancellationToken: cancellationToken))
            {
                var basis = product.TaxesId.Any(inclusive.Contains) ? PriceBasis.Gross : PriceBasis.Net;
                if (list is null || rules is null)
                {
                    yield return new Price
                    {
                        Sku = product.DefaultCode ?? string.Empty, PriceList = string.Empty, Amount = Amount(product.LstPrice, product.CurrencyId), Basis = basis,
                    };
                    continue;
                }

                foreach (var price in Of(list, rules, product, basis, now))
                {
                    yield return price;
                }
            }
        }
    }

    private OdooDomain Own => OdooDomain.Where("company_id", "=", OdooValue.Null).Or(OdooDomain.Equal("company_id", odoo.Options.CompanyId ?? 0));

    /// <summary>One price for each quantity and span of time at which another rule wins. What is past is left out.</summary>
    private static IEnumerable<Price> Of(OdooPriceList list, PriceRules rules, PriceProductRecord product, PriceBasis basis, Instant now)
    {
        var candidates = rules.For(list.Id, product);
        Instant[] moments =
        [
            now,
            .. candidates.SelectMany(rule => new[] { rule.DateStart, rule.DateEnd + Duration.FromSeconds(1) }).OfType<Instant>().Where(at => at > now).Distinct().Order(),
        ];
        var hasPast = candidates.Exists(rule => rule.DateStart <= now);
        for (var index = 0; index < moments.Length; index++)
        {
            decimal? last = null;
            foreach (var quantity in candidates.Select(rule => Math.Max(1, rule.MinQuantity)).Append(1).Distinct().Order())
            {
                if (rules.Price(list.Id, product, quantity, moments[index]) is { } amount && amount != last)
                {
                    last = amount;
                    yield return new Price
                    {
                        Sku = product.DefaultCode ?? string.Empty,
                        PriceList = list.Name ?? string.Empty,
                        Amount = Amount(amount, list.CurrencyId),
                        Basis = basis,
                        MinQuantity = quantity,
                        From = index == 0 && !hasPast ? null : index == 0 ? now : moments[index],
                        Until = index + 1 < moments.Length ? moments[index + 1] : null,
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
