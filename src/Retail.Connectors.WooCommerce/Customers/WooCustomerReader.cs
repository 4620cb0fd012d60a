using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>Reads one customer account. One that was deleted is null.</summary>
internal sealed class WooCustomerReader(WooCommerceClient shop) : IReader<Customer>
{
    private readonly WooCustomerMapping _mapping = new(shop.Name, shop.Options);

    public Task<Observed<Customer>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        WooTarget.ReadAsync(shop, id, EntityKind.Customer, async number =>
        {
            var customer = await shop.Customers.GetAsync(number, cancellationToken);
            var mapped = _mapping.Map(customer);
            return (WooCustomerMapping.RevisionOf(customer, mapped), mapped);
        });
}
