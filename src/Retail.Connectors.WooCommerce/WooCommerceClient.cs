using Refit;
using Retail.Connectors.Http;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce;

/// <summary>
/// A typed client of one shop's <c>wc/v3</c>. Get it as a service that is keyed by the connection's name; it may be
/// kept and used from many threads. All its calls throw <see cref="ConnectorException"/> and nothing else of the transport's.
/// </summary>
public sealed class WooCommerceClient
{
    internal WooCommerceClient(ConnectionSettings settings, WooCommerceOptions options, HttpClient http, TimeProvider time)
    {
        var connection = new WooConnection(settings, time);
        var refit = RefitExceptions.AsTheyAre(new RefitSettings(new SystemTextJsonContentSerializer(WooJson.Default.Options)));
        Name = settings.System;
        Orders = new WooOrdersClient(connection, RestService.ForGenerated<IWooOrdersApi>(http, refit), options.PageSize);
        Customers = new WooCustomersClient(connection, RestService.ForGenerated<IWooCustomersApi>(http, refit), options.PageSize);
        Products = new WooProductsClient(connection, RestService.ForGenerated<IWooProductsApi>(http, refit), options.PageSize);
        Mapping = new WooOrderMapping(settings.System, options);
        OrderReader = new WooOrderReader(Orders, connection, Mapping);
        OrderFeed = new WooOrderFeed(Orders, new WooOrderSlices(settings.System), Mapping, options);
        Description = new WooSystemDescription(connection, RestService.ForGenerated<IWooSystemApi>(http, refit), options);
    }

    /// <summary>The connection's name.</summary>
    public SystemName Name { get; }

    /// <summary>Orders.</summary>
    public WooOrdersClient Orders { get; }

    /// <summary>Customer accounts.</summary>
    public WooCustomersClient Customers { get; }

    /// <summary>Products.</summary>
    public WooProductsClient Products { get; }

    /// <summary>Turns this shop's orders into canonical ones.</summary>
    public WooOrderMapping Mapping { get; }

    internal WooOrderReader OrderReader { get; }

    internal WooOrderFeed OrderFeed { get; }

    internal WooSystemDescription Description { get; }
}
