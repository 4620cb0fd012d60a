using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Catalog;

/// <summary>The shipping classes of a shop's products.</summary>
public sealed class WooShippingClassesClient : WooResource<WooShippingClass, WooShippingClassFields, WooTermQuery>
{
    internal WooShippingClassesClient(WooConnection connection, WooResourceSettings<WooShippingClass, WooShippingClassFields, WooTermQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Asks for a slug that is free.</summary>
    /// <param name="name">The name that the class is to have.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The answer as it is: the shop does not say what is in it.</returns>
    /// <exception cref="ConnectorException">The shop could not be asked.</exception>
    public Task<JsonElement> SuggestSlugAsync(string name, CancellationToken cancellationToken = default) =>
        Connection.ReadJsonAsync(Path + "/slug-suggestion", new WooParameters().Add("name", name), cancellationToken);
}
