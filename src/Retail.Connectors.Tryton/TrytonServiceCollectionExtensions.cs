using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Http;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Tryton: as a system of Retail.Connectors, or the client alone.</summary>
public static class TrytonServiceCollectionExtensions
{
    /// <summary>Adds one company of a Tryton database as a system.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">The system's name; all services are registered under it as key.</param>
    /// <param name="section">Holds <see cref="TrytonOptions"/>; an unknown key in it fails at start.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddTryton(this RetailConnectorsBuilder builder, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<TrytonOptions>(name).Bind(section, static binder => binder.ErrorOnUnknownConfiguration = true);
        return builder.AddTryton(name, static _ => { });
    }

    /// <summary>Adds one company of a Tryton database as a system.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">The system's name; all services are registered under it as key.</param>
    /// <param name="configure">Sets the options; <see cref="TrytonOptions.CompanyId"/> is needed.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddTryton(this RetailConnectorsBuilder builder, string name, Action<TrytonOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddTrytonClient(name, configure);
        services.AddOptions<TrytonOptions>(name).Validate(
            static options => options.CompanyId is not null, $"Tryton '{name}': CompanyId must be set: without it Tryton has no prices and takes no orders.");
        services.AddTrytonServices(name);
        return builder;
    }

    /// <summary>Adds <see cref="TrytonClient"/> alone, as a keyed singleton.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the client, and name of its options and its <see cref="HttpClient"/>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>.</returns>
    public static IHttpClientBuilder AddTrytonClient(this IServiceCollection services, string name, Action<TrytonOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var system = new SystemName(name);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<TrytonOptions>(name).Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TrytonOptions>, TrytonOptionsValidator>());
        services.TryAddKeyedSingleton(name, (provider, _) => new TrytonClient(
            new TrytonTransport(
                system, provider.GetRequiredService<IHttpClientFactory>().CreateClient(name), OptionsOf(provider, name),
                provider.GetRequiredService<TimeProvider>()),
            TrytonClient.ContextOf(OptionsOf(provider, name))));
        return services.AddTrytonHttp(name, provider => OptionsOf(provider, name));
    }

    internal static TrytonOptions OptionsOf(IServiceProvider provider, object? name) =>
        provider.GetRequiredService<IOptionsMonitor<TrytonOptions>>().Get((string)name!);

    internal static IHttpClientBuilder AddTrytonHttp(this IServiceCollection services, string name, Func<IServiceProvider, TrytonOptions> options)
    {
        var system = new SystemName(name);
        return services.AddHttpClient(name)
            .AddConnectionPipeline(provider => TrytonTransport.SettingsOf(system, options(provider)))
            .AddHttpMessageHandler(provider => new SendBeforeHandler(system, provider.GetRequiredService<TimeProvider>()));
    }
}
