using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Http;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;
using Retail.Connectors.Webhooks;
using Retail.Connectors.WooCommerce;
using Retail.Connectors.WooCommerce.Connection;
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
        services.TryAddKeyedSingleton<IReader<Order>>(name, static (provider, key) => Client(provider, key).OrderReader);
        services.TryAddKeyedSingleton<IChangeFeed<Order>>(name, static (provider, key) => Client(provider, key).OrderFeed);
        services.TryAddKeyedSingleton<ISystemDescription>(name, static (provider, key) => Client(provider, key).Description);
        services.TryAddKeyedSingleton<IWebhookReceiver>(name, static (provider, key) =>
            new WooWebhookReceiver(new SystemName((string)key!), Options(provider, (string)key!).WebhookSecrets));
        return retail;
    }

    /// <summary>Adds the typed client of a shop, alone, as a <see cref="WooCommerceClient"/> keyed by the name.</summary>
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

    /// <summary>Adds the typed client of a shop, alone, as a <see cref="WooCommerceClient"/> keyed by the name.</summary>
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
        services.AddOptions<WooCommerceOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddKeyedSingleton(name, static (provider, key) => Create(provider, (string)key!));
        return services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.DefaultRequestHeaders.UserAgent.ParseAdd("Retail.Connectors.WooCommerce"))
            .AddConnectionPipeline(provider => Settings(system, Options(provider, name)))
            .AddHttpMessageHandler(provider => new WooAuthentication(() => Options(provider, name), provider.GetRequiredService<TimeProvider>()));
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
