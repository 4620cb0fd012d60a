using System.Globalization;
using System.Runtime.CompilerServices;
using Retail.Connectors;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;

namespace InHouseErp.Connector;

/// <summary>The articles' own prices, and those of price lists.</summary>
internal sealed class PriceSource(ErpConnection erp) : IPriceSource
{
    private const string Own = """
        SELECT article.sku, '1', article.price, currency.code, currency.digits
        FROM article JOIN company ON company.code = article.company JOIN currency ON currency.code = company.currency
        WHERE article.company = $company AND $list = ''
        """;

    private const string Listed = """
        SELECT price.sku, price.min_quantity, price.amount, currency.code, currency.digits
        FROM price JOIN price_list ON price_list.id = price.list JOIN currency ON currency.code = price_list.currency
        WHERE price_list.company = $company AND price_list.name = $list
        """;

    public async IAsyncEnumerable<PriceList> PriceListsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var list in await erp.ReadAsync(
            session => session.Rows(
                "SELECT id, name, currency FROM price_list WHERE company = $company ORDER BY id",
                row => new PriceList(erp.Ref(EntityKind.PriceList, row.GetInt64(0)), row.GetString(1), new CurrencyCode(row.GetString(2)))),
            cancellationToken))
        {
            yield return list;
        }
    }

    public async IAsyncEnumerable<Price> ReadAsync(
        string priceList, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prices = await erp.ReadAsync(
            session =>
            {
                if (priceList.Length > 0
                    && !session.Any("SELECT 1 FROM price_list WHERE company = $company AND name = $list", ("$list", priceList)))
                {
                    throw new ConnectorException(ConnectorErrorKind.NotFound, erp.System, $"There is no price list '{priceList}'.");
                }

                return session.Rows(
                    priceList.Length == 0 ? Own : Listed,
                    row => new Price
                    {
                        Sku = row.GetString(0),
                        PriceList = priceList,
                        MinQuantity = decimal.Parse(row.GetString(1), CultureInfo.InvariantCulture),
                        Amount = new Money(
                            row.GetInt64(2) * new CurrencyRules(new CurrencyCode(row.GetString(3)), row.GetInt32(4)).MinorUnit,
                            new CurrencyCode(row.GetString(3))),
                        Basis = PriceBasis.Net,
                    },
                    ("$list", priceList));
            },
            cancellationToken);
        foreach (var price in prices.Where(price => skus?.Contains(price.Sku) ?? true))
        {
            yield return price;
        }
    }
}
