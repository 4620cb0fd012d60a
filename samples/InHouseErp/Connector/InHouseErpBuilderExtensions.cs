using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Returns;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;

namespace InHouseErp.Connector;

/// <summary>Adds one company of the in-house ERP as a system.</summary>
public static class InHouseErpBuilderExtensions
{
    /// <summary>Registers the connector's ports and handlers under the system's name.</summary>
    public static RetailConnectorsBuilder AddInHouseErp(this RetailConnectorsBuilder retail, string name, InHouseErpOptions options)
    {
        ArgumentNullException.ThrowIfNull(retail);
        ArgumentNullException.ThrowIfNull(options);
        var services = retail.Services;
        services.TryAddSingleton<IErpWire, DirectWire>();
        services.TryAddKeyedSingleton(name, (provider, _) => new ErpConnection(
            new SystemName(name), options, provider.GetRequiredService<IErpWire>(), provider.GetRequiredService<TimeProvider>()));
        Handler<EnsureCustomer>(static erp => new CustomerHandler(erp));
        Handler<SubmitOrder>(static erp => new OrderHandler(erp));
        Handler<AmendOrder>(static erp => new OrderAmendHandler(erp));
        Handler<CancelOrder>(static erp => new OrderCancelHandler(erp));
        Handler<PostInvoice>(static erp => new InvoiceHandler(erp));
        Handler<PostPayment>(static erp => new PaymentHandler(erp));
        Handler<PostCredit>(static erp => new CreditHandler(erp));
        Handler<ReceiveReturn>(static erp => new ReturnHandler(erp));
        Document("order", static (erp, session, document) => Records.SalesOrder(erp, session, document));
        Document("invoice", static (erp, session, document) => Records.Invoice(erp, session, document));
        Document("credit", static (erp, _, document) => Records.CreditNote(erp, document));
        Port<IReader<Shipment>>(static erp => new ShipmentReader(erp));
        Port<IChangeFeed<Shipment>>(static erp => new ChangeFeed<Shipment>(erp, "delivery"));
        Port<IReader<Product>>(static erp => new ProductReader(erp));
        Port<IChangeFeed<Product>>(static erp => new ChangeFeed<Product>(erp, "article"));
        Port<IStockSource>(static erp => new StockSource(erp));
        Port<IPriceSource>(static erp => new PriceSource(erp));
        Port<IDocumentIndex>(static erp => new DocumentIndex(erp));
        services.TryAddKeyedSingleton<ISystemDescription>(name, static (provider, key) => new ErpDescription(
            provider.GetRequiredKeyedService<ErpConnection>(key),
            ImmutableSortedDictionary.Create<string, EffectTraits>(StringComparer.Ordinal)
                .Add(nameof(EnsureCustomer), Traits<EnsureCustomer>(provider, key))
                .Add(nameof(SubmitOrder), Traits<SubmitOrder>(provider, key))
                .Add(nameof(AmendOrder), Traits<AmendOrder>(provider, key))
                .Add(nameof(CancelOrder), Traits<CancelOrder>(provider, key))
                .Add(nameof(PostInvoice), Traits<PostInvoice>(provider, key))
                .Add(nameof(PostPayment), Traits<PostPayment>(provider, key))
                .Add(nameof(PostCredit), Traits<PostCredit>(provider, key))
                .Add(nameof(ReceiveReturn), Traits<ReceiveReturn>(provider, key))));
        return retail;

        void Handler<TCommand>(Func<ErpConnection, ICommandHandler<TCommand>> create)
            where TCommand : ICommand => Port(create);

        void Document<T>(string kind, Func<ErpConnection, ErpSession, ErpDocument, T> map)
            where T : class
        {
            Port<IReader<T>>(erp => new DocumentReader<T>(erp, kind, (session, document) => map(erp, session, document)));
            Port<ICensus<T>>(erp => new DocumentReader<T>(erp, kind, (session, document) => map(erp, session, document)));
            Port<IChangeFeed<T>>(erp => new ChangeFeed<T>(erp, kind));
        }

        void Port<TPort>(Func<ErpConnection, TPort> create)
            where TPort : class =>
            services.TryAddKeyedSingleton(name, (provider, key) => create(provider.GetRequiredKeyedService<ErpConnection>(key)));
    }

    private static EffectTraits Traits<TCommand>(IServiceProvider provider, object? key)
        where TCommand : ICommand => provider.GetRequiredKeyedService<ICommandHandler<TCommand>>(key).Traits;
}
