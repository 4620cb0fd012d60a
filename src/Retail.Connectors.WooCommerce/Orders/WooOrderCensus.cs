using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// Lists the orders placed in a window, those in the trash included, with few fields each. The revision is the part of
/// the order's own that does not need the whole order: when it changed, and its status.
/// </summary>
internal sealed class WooOrderCensus(WooCommerceClient shop) : ICensus<Order>
{
    private const string Fields = "id,number,status,currency,total,date_created_gmt,date_modified_gmt";

    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var seen = new HashSet<long>();
        foreach (var statuses in new string[][] { [], ["trash"] })
        {
            // Both bounds are left out by the shop, and cut to the second.
            var query = new WooOrderQuery
            {
                Statuses = statuses,
                PlacedAfter = window.From - Duration.FromSeconds(1),
                PlacedBefore = window.To + Duration.FromSeconds(1),
            };
            var orders = WooList.ReadAsync(
                shop.Orders.Connection, WooJson.Default.ListWooOrder, static order => order.Id, shop.Options.PageSize, shop.Orders.Path,
                () => query.Parameters().Add("_fields", Fields), cancellationToken);
            await foreach (var order in orders)
            {
                if (order.DateCreatedGmt is { } placed && (placed < window.From || placed >= window.To))
                {
                    continue;
                }

                if (seen.Add(order.Id))
                {
                    yield return Entry(order);
                }
            }
        }
    }

    private CensusEntry Entry(WooOrder order) => new(
        new EntityRef(shop.Name, EntityKind.Order, order.Id.ToString(CultureInfo.InvariantCulture)),
        new Revision(WooOrderMapping.StampOf(order)),
        order.Status,
        order.Total is { } total && order.Currency.Length == 3 && order.Currency.All(char.IsAsciiLetterUpper) ? new Money(total, new CurrencyCode(order.Currency)) : null,
        Key: null);
}
