using Retail.Connectors.Changes;
using Retail.Connectors.Refunds;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Reads one refund, by its own id alone. One that was deleted is null.</summary>
internal sealed class WooRefundReader(WooCommerceClient shop) : IReader<Refund>
{
    private readonly WooRefundMapping _mapping = new(shop.Name, shop.Options);

    public async Task<Observed<Refund>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (shop.IdOf(id, EntityKind.Refund) is not { } number)
        {
            return null;
        }

        var readAt = shop.Now;
        var found = await shop.Refunds.ListAsync(new WooRefundQuery { Ids = [number] }, cancellationToken).ToListAsync(cancellationToken);
        if (found.Find(refund => refund.Id == number) is not { } refund)
        {
            return null;
        }

        var currencies = await WooOrderCurrencies.ReadAsync(shop, [refund], cancellationToken);
        var mapped = _mapping.Map(refund, refund.ParentId, WooOrderCurrencies.Of(refund, currencies, shop.Name));
        return new Observed<Refund>(id, WooRefundMapping.RevisionOf(refund, mapped), mapped, readAt);
    }
}
