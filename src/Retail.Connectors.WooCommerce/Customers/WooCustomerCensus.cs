using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>Lists the accounts made in a window; the shop cannot narrow customers by time, so all of them are read.</summary>
internal sealed class WooCustomerCensus(WooCommerceClient shop) : ICensus<Customer>
{
    private const string Fields = "id,role,date_created_gmt,date_modified_gmt";

    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var customers = WooCensus.ListAsync(
            shop, shop.Customers.Path, WooJson.Default.ListWooCustomer, static customer => customer.Id, static customer => customer.DateCreatedGmt,
            window, [() => new WooCustomerQuery { Role = shop.Options.CustomerRole }.Parameters().Add("_fields", Fields)], cancellationToken);
        await foreach (var customer in customers)
        {
            yield return new CensusEntry(
                new EntityRef(shop.Name, EntityKind.Customer, WooTarget.Text(customer.Id)),
                new Revision(WooCustomerMapping.StampOf(customer)), customer.Role, Total: null, Key: null);
        }
    }
}
