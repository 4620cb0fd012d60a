using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Http;
using Retail.Connectors.Odoo;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Systems;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Systems;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Odoo: as a system of Retail.Connectors, or the client alone.</summary>
public static class OdooServiceCollectionExtensions
{
    /// <summary>Adds one company of an Odoo database as a system.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">The system's name; all services are registered under it as key.</param>
    /// <param name="section">Holds <see cref="OdooOptions"/>; an unknown key in it fails at start.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddOdoo(this RetailConnectorsBuilder builder, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<OdooOptions>(name).Bind(section, static binder => binder.ErrorOnUnknownConfiguration = true);
        return builder.AddOdoo(name, static _ => { });
    }

    /// <summary>Adds one company of an Odoo database as a system.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">The system's name; all services are registered under it as key.</param>
    /// <param name="configure">Sets the options; <see cref="OdooOptions.CompanyId"/> is needed.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddOdoo(this RetailConnectorsBuilder builder, string name, Action<OdooOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOdooClient(name, configure);
        services.AddOptions<OdooOptions>(name).Validate(
            static options => options.CompanyId is not null, $"Odoo '{name}': CompanyId must be set to write orders.");
        services.TryAddKeyedSingleton(name, static (provider, key) => new OdooConnection(
            (string)key!, provider.GetRequiredKeyedService<OdooClient>(key), OptionsOf(provider, key),
            provider.GetRequiredService<TimeProvider>()));
        OdooHandlers.Add(services, name);
        OdooPorts.Add(services, name);
        services.TryAddKeyedSingleton<ISystemDescription>(
            name, static (provider, key) => new OdooSystemDescription(provider.GetRequiredKeyedService<OdooConnection>(key), OdooHandlers.TraitsOf(provider, key)));
        services.TryAddKeyedSingleton(name, static (provider, key) => new OdooTaxSetup(provider.GetRequiredKeyedService<OdooConnection>(key)));
        return builder;
    }

    /// <summary>Adds <see cref="OdooClient"/> alone, as a keyed singleton.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the client, and name of its options and its <see cref="HttpClient"/>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>.</returns>
    public static IHttpClientBuilder AddOdooClient(this IServiceCollection services, string name, Action<OdooOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var system = new SystemName(name);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<OdooOptions>(name).Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OdooOptions>, OdooOptionsValidator>());
        services.TryAddKeyedSingleton(name, static (provider, key) => new OdooClient(new OdooTransport(
            (string)key!, provider.GetRequiredService<IHttpClientFactory>().CreateClient((string)key!), OptionsOf(provider, key),
            provider.GetRequiredService<TimeProvider>())));
        return services.AddHttpClient(name)
            .ConfigureHttpClient((provider, client) =>
            {
                var options = OptionsOf(provider, name);
                if (options.Protocol == OdooProtocol.Json2)
                {
                    client.DefaultRequestHeaders.Authorization = new("bearer", options.ApiKey);
                    client.DefaultRequestHeaders.Add("X-Odoo-Database", options.Database);
                }
            })
            .AddConnectionPipeline(provider => OdooTransport.SettingsOf(system, OptionsOf(provider, name)))
            .AddHttpMessageHandler(provider => new SendBeforeHandler(system, provider.GetRequiredService<TimeProvider>()));
    }

    private static OdooOptions OptionsOf(IServiceProvider provider, object? name) =>
        provider.GetRequiredService<IOptionsMonitor<OdooOptions>>().Get((string)name!);
}
