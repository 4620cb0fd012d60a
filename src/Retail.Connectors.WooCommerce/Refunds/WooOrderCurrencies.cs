using Retail.Connectors.Amounts;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Finds the currencies of orders, many with one call: a refund does not name its own.</summary>
internal static class WooOrderCurrencies
{
    /// <summary>The currencies by order; an order that does not tell it is not among them.</summary>
    public static async Task<IReadOnlyDictionary<long, CurrencyCode>> ReadAsync(
        WooCommerceClient shop, IReadOnlyList<WooRefund> refunds, CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, CurrencyCode>();
        foreach (var ids in refunds.Select(refund => refund.ParentId).Where(id => id > 0).Distinct().Chunk(100))
        {
            var query = new WooParameters().Add("include", ids).Add("orderby", "id").Add("order", "asc").Add("per_page", 100).Add("_fields", "id,currency");
            await AddAsync(query);

            // The list leaves out orders in the trash, which keep their refunds.
            var left = ids.Where(id => !known.ContainsKey(id)).ToArray();
            if (left.Length > 0)
            {
                await AddAsync(new WooParameters().Add("include", left).Add("status", "trash").Add("per_page", 100).Add("_fields", "id,currency"));
            }
        }

        return known;

        async Task AddAsync(WooParameters query)
        {
            var connection = shop.Orders.Connection;
            foreach (var order in connection.Parse(await connection.ReadAsync(shop.Orders.Path, query, cancellationToken), WooJson.Default.ListWooOrder))
            {
                if (order.Currency.Length == 3 && order.Currency.All(char.IsAsciiLetterUpper))
                {
                    known[order.Id] = new CurrencyCode(order.Currency);
                }
            }
        }
    }

    /// <exception cref="ConnectorException">Nobody knows it (<see cref="ConnectorErrorKind.Contract"/>).</exception>
    public static CurrencyCode Of(WooRefund refund, IReadOnlyDictionary<long, CurrencyCode> currencies, SystemName system) =>
        currencies.TryGetValue(refund.ParentId, out var currency)
            ? currency
            : throw WooErrors.Contract(
                system, $"The currency of refund {WooTarget.Text(refund.Id)} is unknown: its order {WooTarget.Text(refund.ParentId)} does not tell it.", requestId: null);
}
