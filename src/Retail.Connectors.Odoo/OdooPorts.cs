using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Odoo.Credits;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Invoices;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Prices;
using Retail.Connectors.Odoo.Products;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Odoo.Stock;
using Retail.Connectors.Odoo.Systems;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Odoo;

/// <summary>What is read out of Odoo.</summary>
internal static class OdooPorts
{
    public static void Add(IServiceCollection services, string name)
    {
        AddRecords(services, name, static odoo => new ProductMapping(odoo));
        AddRecords(services, name, static odoo => new CustomerMapping(odoo));
        AddRecords(services, name, static odoo => new SalesOrderMapping(odoo));
        Add<IReader<SalesOrderProgress>>(services, name, static (odoo, time) => new SalesOrderProgressReader(odoo, time));
        AddRecords(services, name, static odoo => new ShipmentMapping(odoo));
        AddRecords(services, name, InvoiceMapping.Of);
        AddRecords(services, name, CreditNoteMapping.Of);
        Add<IChangeFeed<StockLevel>>(
            services, name, static (odoo, time) => new OdooChangeFeed<OdooQuant, StockLevel>(odoo, new StockHintMapping(odoo), time));
        Add<IStockSource>(services, name, static (odoo, time) => new OdooStockSource(odoo, time));
        Add<IPriceSource>(services, name, static (odoo, time) => new OdooPriceSource(odoo, time));
        Add<IPriceListWatch>(services, name, static (odoo, time) => new OdooPriceSource(odoo, time));
        Add<IDocumentIndex>(services, name, static (odoo, _) => new OdooDocumentIndex(odoo));
        Add<IProbe>(services, name, static (odoo, _) => new OdooProbe(odoo));
    }

    /// <summary>Reader, feed and census of one kind.</summary>
    private static void AddRecords<TRecord, T>(IServiceCollection services, string name, Func<OdooConnection, IRecordMapping<TRecord, T>> mapping)
        where TRecord : class, IOdooRecord<TRecord>, IWritten
        where T : class
    {
        Add<IReader<T>>(services, name, (odoo, time) => new OdooReader<TRecord, T>(odoo, mapping(odoo), time));
        Add<IChangeFeed<T>>(services, name, (odoo, time) => new OdooChangeFeed<TRecord, T>(odoo, mapping(odoo), time));
        Add<ICensus<T>>(services, name, (odoo, _) => new OdooCensus<TRecord, T>(odoo, mapping(odoo)));
    }

    private static void Add<TPort>(IServiceCollection services, string name, Func<OdooConnection, TimeProvider, TPort> make)
        where TPort : class =>
        services.TryAddKeyedSingleton(
            name, (provider, key) => make(provider.GetRequiredKeyedService<OdooConnection>(key), provider.GetRequiredService<TimeProvider>()));
}
