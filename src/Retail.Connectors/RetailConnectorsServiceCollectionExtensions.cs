using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Retail.Connectors to a host.</summary>
public static class RetailConnectorsServiceCollectionExtensions
{
    /// <summary>Adds systems and flows.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Names the store, the systems and the flows.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddRetailConnectors(
        this IServiceCollection services, Action<RetailConnectorsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(TimeProvider.System);
        configure(new RetailConnectorsBuilder(services));
        return services;
    }
}
