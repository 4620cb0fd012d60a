using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Reads one order. An order in the trash is read as cancelled; one that was deleted is null.</summary>
internal sealed class WooOrderReader(WooCommerceClient shop) : IReader<Order>
{
    public Task<Observed<Order>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        WooTarget.ReadAsync(shop, id, EntityKind.Order, async number =>
        {
            var order = await shop.Orders.GetAsync(number, cancellationToken);
            var mapped = (await shop.GetMappingAsync(cancellationToken)).Map(order);
            return (WooOrderMapping.RevisionOf(order, mapped), mapped);
        });
}
