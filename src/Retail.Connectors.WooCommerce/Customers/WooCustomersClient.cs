using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>The customer accounts of a shop.</summary>
public sealed class WooCustomersClient : WooResource<WooCustomer, WooCustomerFields, WooCustomerQuery>
{
    internal WooCustomersClient(WooConnection connection, WooResourceSettings<WooCustomer, WooCustomerFields, WooCustomerQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Lists the files that a customer may download, all at once.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The customer does not exist, or the shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooCustomerDownload>> ListDownloadsAsync(long id, CancellationToken cancellationToken = default) =>
        await Connection.ReadAsync(At(id) + "/downloads", WooJson.Default.ListWooCustomerDownload, cancellationToken);
}
