using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Http;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Webhooks;
using Retail.Connectors.WooCommerce;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Coupons;
using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.Invoices;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Prices;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Shipments;
using Retail.Connectors.WooCommerce.Stock;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds WooCommerce shops to a host.</summary>
public static class WooCommerceServiceCollectionExtensions
{
    /// <summary>Adds a shop as a system: its client, and what flows need of it.</summary>
    /// <param name="retail">The builder.</param>
    /// <param name="name">The shop's name; also the key of its services and the name of its HTTP client.</param>
    /// <param name="section">Configuration of <see cref="WooCommerceOptions"/>; an unknown key fails on start.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddWooCommerce(this RetailConnectorsBuilder retail, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(retail);
        ArgumentNullException.ThrowIfNull(section);
        retail.Services.AddSingleton<IOptionsChangeTokenSource<WooCommerceOptions>>(new ConfigurationChangeTokenSource<WooCommerceOptions>(name, section));
        return retail.AddWooCommerce(name, Bind(section));
    }

    /// <summary>Adds a shop as a system: its client, and what flows need of it.</summary>
    /// <param name="retail">The builder.</param>
    /// <param name="name">The shop's name; also the key of its services and the name of its HTTP client.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddWooCommerce(this RetailConnectorsBuilder retail, string name, Action<WooCommerceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(retail);
        var services = retail.Services;
        services.AddWooCommerceClient(name, configure);
        services.TryAddKeyedSingleton<IReader<Order>>(name, static (provider, key) => new WooOrderReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChangeFeed<Order>>(name, static (provider, key) => WooOrderFeed.Of(Client(provider, key)));
        services.TryAddKeyedSingleton<ICensus<Order>>(name, static (provider, key) => new WooOrderCensus(Client(provider, key)));
        services.TryAddKeyedSingleton<IReader<Refund>>(name, static (provider, key) => new WooRefundReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChangeFeed<Refund>>(name, static (provider, key) => WooRefundFeed.Of(Client(provider, key)));
        services.TryAddKeyedSingleton<ICensus<Refund>>(name, static (provider, key) => new WooRefundCensus(Client(provider, key)));
        services.TryAddKeyedSingleton<IReader<Product>>(name, static (provider, key) => new WooProductReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChangeFeed<Product>>(name, static (provider, key) => new WooProductFeed(Client(provider, key)));
        services.TryAddKeyedSingleton<ICensus<Product>>(name, static (provider, key) => new WooProductCensus(Client(provider, key)));
        services.TryAddKeyedSingleton<IReader<ChannelStock>>(name, static (provider, key) => new WooStockReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChannelStockSource>(name, static (provider, key) => new WooStockReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChannelPriceSource>(name, static (provider, key) => new WooPriceReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IReader<Customer>>(name, static (provider, key) => new WooCustomerReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChangeFeed<Customer>>(name, static (provider, key) => new WooCustomerFeed(Client(provider, key)));
        services.TryAddKeyedSingleton<ICensus<Customer>>(name, static (provider, key) => new WooCustomerCensus(Client(provider, key)));
        services.TryAddKeyedSingleton<IReader<WooCoupon>>(name, static (provider, key) => new WooCouponReader(Client(provider, key)));
        services.TryAddKeyedSingleton<IChangeFeed<WooCoupon>>(name, static (provider, key) => WooCouponFeed.Of(Client(provider, key)));
        services.TryAddKeyedSingleton<ICensus<WooCoupon>>(name, static (provider, key) => new WooCouponCensus(Client(provider, key)));
        services.TryAddKeyedSingleton<ISystemDescription>(name, static (provider, key) => new WooSystemDescription(
            Client(provider, key),
            ImmutableSortedDictionary.Create<string, EffectTraits>(StringComparer.Ordinal)
                .Add(nameof(SetOrderStatus), Traits<SetOrderStatus>(provider, key))
                .Add(nameof(AddOrderNote), Traits<AddOrderNote>(provider, key))
                .Add(nameof(RecordRefund), Traits<RecordRefund>(provider, key))
                .Add(nameof(NotifyShipment), Traits<NotifyShipment>(provider, key))
                .Add(nameof(AttachInvoice), Traits<AttachInvoice>(provider, key))
                .Add(nameof(PublishStock), Traits<PublishStock>(provider, key))
                .Add(nameof(PublishPrice), Traits<PublishPrice>(provider, key))
                .Add(nameof(PublishProduct), Traits<PublishProduct>(provider, key)),
            () => provider.GetRequiredService<WooOptionsFactory>().ProblemOf((string)key!)));
        services.TryAddKeyedSingleton<ICommandHandler<SetOrderStatus>>(name, static (provider, key) => new WooOrderStatusHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<ICommandHandler<AddOrderNote>>(name, static (provider, key) => new WooOrderNoteHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<ICommandHandler<RecordRefund>>(name, static (provider, key) => new WooRefundHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<ICommandHandler<NotifyShipment>>(name, static (provider, key) => new WooShipmentHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<ICommandHandler<AttachInvoice>>(name, static (provider, key) => new WooInvoiceHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<IBatchCommandHandler<PublishStock>>(name, static (provider, key) => new WooStockHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<ICommandHandler<PublishStock>>(name, static (provider, key) => provider.GetRequiredKeyedService<IBatchCommandHandler<PublishStock>>(key));
        services.TryAddKeyedSingleton<IBatchCommandHandler<PublishPrice>>(name, static (provider, key) => new WooPriceHandler(Client(provider, key)));
        services.TryAddKeyedSingleton<ICommandHandler<PublishPrice>>(name, static (provider, key) => provider.GetRequiredKeyedService<IBatchCommandHandler<PublishPrice>>(key));
        services.TryAddKeyedSingleton<ICommandHandler<PublishProduct>>(name, static (provider, key) => new WooProductHandler(Client(provider, key)));
        return retail;
    }

    /// <summary>
    /// Adds the typed client of a shop, alone, as a <see cref="WooCommerceClient"/> keyed by the name, and beside it the
    /// <see cref="IWebhookReceiver"/> that checks the shop's webhooks.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The connection's name; also the name of its HTTP client.</param>
    /// <param name="section">Configuration of <see cref="WooCommerceOptions"/>; an unknown key fails on start.</param>
    /// <returns>The builder of its HTTP client.</returns>
    public static IHttpClientBuilder AddWooCommerceClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<IOptionsChangeTokenSource<WooCommerceOptions>>(new ConfigurationChangeTokenSource<WooCommerceOptions>(name, section));
        return services.AddWooCommerceClient(name, Bind(section));
    }

    /// <summary>
    /// Adds the typed client of a shop, alone, as a <see cref="WooCommerceClient"/> keyed by the name, and beside it the
    /// <see cref="IWebhookReceiver"/> that checks the shop's webhooks.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The connection's name; also the name of its HTTP client.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of its HTTP client.</returns>
    public static IHttpClientBuilder AddWooCommerceClient(this IServiceCollection services, string name, Action<WooCommerceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var system = new SystemName(name);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WooCommerceOptions>, WooCommerceOptionsValidator>());
        services.TryAddSingleton<WooOptionsFactory>();
        services.TryAddSingleton<IOptionsFactory<WooCommerceOptions>>(static provider => provider.GetRequiredService<WooOptionsFactory>());
        services.AddOptions<WooCommerceOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddKeyedSingleton(name, static (provider, key) => Create(provider, (string)key!));
        services.TryAddKeyedSingleton<IWebhookReceiver>(name, static (provider, key) =>
        {
            var (shop, current) = ((string)key!, provider.GetRequiredService<IOptionsMonitor<WooCommerceOptions>>());
            return new WooWebhookReceiver(new SystemName(shop), () => current.Get(shop).WebhookSecrets);
        });
        return services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.DefaultRequestHeaders.UserAgent.ParseAdd("Retail.Connectors.WooCommerce"))
            .AddConnectionPipeline(provider => Settings(system, Options(provider, name)))
            .AddHttpMessageHandler(provider => new WooAuthentication(() => Options(provider, name), provider.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(provider => new WooSendBefore(system, provider.GetRequiredService<TimeProvider>()));
    }

    private static Action<WooCommerceOptions> Bind(IConfiguration section) =>
        options => section.Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);

    private static WooCommerceClient Create(IServiceProvider provider, string name)
    {
        var options = Options(provider, name);
        return new WooCommerceClient(
            Settings(new SystemName(name), options),
            options,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
            provider.GetRequiredService<TimeProvider>());
    }

    private static WooCommerceClient Client(IServiceProvider provider, object? key) => provider.GetRequiredKeyedService<WooCommerceClient>(key);

    private static EffectTraits Traits<TCommand>(IServiceProvider provider, object? key)
        where TCommand : ICommand => provider.GetRequiredKeyedService<ICommandHandler<TCommand>>(key).Traits;

    private static WooCommerceOptions Options(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<WooCommerceOptions>>().Get(name);

    private static ConnectionSettings Settings(SystemName system, WooCommerceOptions options) => new()
    {
        System = system,
        BaseAddress = options.BaseAddress!,
        ReadDeadline = options.ReadDeadline,
        WriteDeadline = options.WriteDeadline,
        MaxConcurrency = options.MaxConcurrency,
        ReadRetries = options.ReadRetries,
        RetryDelay = options.RetryDelay,
        MaxResponseBytes = options.MaxResponseBytes,
    };
}
