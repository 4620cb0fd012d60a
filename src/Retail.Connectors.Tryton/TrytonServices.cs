using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Tryton.Changes;
using Retail.Connectors.Tryton.Credits;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Payments;
using Retail.Connectors.Tryton.Prices;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Returns;
using Retail.Connectors.Tryton.Stock;
using Retail.Connectors.Tryton.Systems;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton;

/// <summary>The handlers and ports of one system, registered under its name as key.</summary>
internal static class TrytonServices
{
    public static void AddTrytonServices(this IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton(name, static (provider, key) => new TrytonConnection(
            (string)key!, provider.GetRequiredKeyedService<TrytonClient>(key), TrytonServiceCollectionExtensions.OptionsOf(provider, key),
            provider.GetRequiredService<TimeProvider>()));
        AddCommands(services, name);
        AddPorts(services, name);
        Add(services, name, static tryton => new TrytonTaxSetup(tryton));
    }

    private static void AddCommands(IServiceCollection services, string name)
    {
        Add<ICommandHandler<EnsureCustomer>>(services, name, static tryton => new TrytonCustomerHandler(tryton));
        Add<ICommandHandler<SubmitOrder>>(services, name, static tryton => new TrytonOrderHandler(tryton));
        Add<ICommandHandler<AmendOrder>>(services, name, static tryton => new TrytonAmendHandler(tryton));
        Add<ICommandHandler<CancelOrder>>(services, name, static tryton => new TrytonCancelHandler(tryton));
        Add<ICommandHandler<PostInvoice>>(services, name, static tryton => new TrytonInvoiceHandler(tryton));
        Add<ICommandHandler<PostPayment>>(services, name, static tryton => new TrytonPaymentHandler(tryton));
        Add<ICommandHandler<PostCredit>>(services, name, static tryton => new TrytonCreditHandler(tryton));
        Add<ICommandHandler<ReceiveReturn>>(services, name, static tryton => new TrytonReturnHandler(tryton));
        services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IEffectFinder, TrytonOrderFinder>(
            name, static (provider, key) => new TrytonOrderFinder(provider.GetRequiredKeyedService<TrytonConnection>(key))));
        services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IEffectFinder, TrytonInvoiceFinder>(
            name, static (provider, key) => new TrytonInvoiceFinder(provider.GetRequiredKeyedService<TrytonConnection>(key))));
    }

    private static void AddPorts(IServiceCollection services, string name)
    {
        Add<IReader<Product>>(services, name, static tryton => new TrytonProductReader(tryton));
        Add<IReader<StockLevel>>(services, name, static tryton => new TrytonStockSource(tryton));
        Add(services, name, TrytonReaders.Customers);
        Add(services, name, TrytonReaders.Sales);
        Add(services, name, TrytonReaders.Shipments);
        Add(services, name, TrytonReaders.Invoices);
        Add(services, name, TrytonReaders.CreditNotes);
        Add(services, name, TrytonFeeds.Products);
        Add(services, name, TrytonFeeds.Customers);
        Add(services, name, TrytonFeeds.Sales);
        Add(services, name, TrytonFeeds.Shipments);
        Add(services, name, TrytonFeeds.Invoices);
        Add(services, name, TrytonFeeds.CreditNotes);
        Add(services, name, TrytonFeeds.Stock);
        Add(services, name, TrytonCensuses.Products);
        Add(services, name, TrytonCensuses.Customers);
        Add(services, name, TrytonCensuses.Sales);
        Add(services, name, TrytonCensuses.Shipments);
        Add(services, name, TrytonCensuses.Invoices);
        Add(services, name, TrytonCensuses.CreditNotes);
        Add<IStockSource>(services, name, static tryton => new TrytonStockSource(tryton));
        Add<IPriceSource>(services, name, static tryton => new TrytonPriceSource(tryton));
        Add<IPriceListWatch>(services, name, static tryton => new TrytonPriceSource(tryton));
        Add<IDocumentIndex>(services, name, static tryton => new TrytonDocumentIndex(tryton));
        Add<IProbe>(services, name, static tryton => new TrytonProbe(tryton));
        Add<ISystemDescription>(services, name, static tryton => new TrytonSystemDescription(tryton));
    }

    private static void Add<T>(IServiceCollection services, string name, Func<TrytonConnection, T> make)
        where T : class =>
        services.TryAddKeyedSingleton(name, (provider, key) => make(provider.GetRequiredKeyedService<TrytonConnection>(key)));
}
