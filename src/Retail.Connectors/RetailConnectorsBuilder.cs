using Microsoft.Extensions.DependencyInjection;

namespace Retail.Connectors;

/// <summary>Composes systems and flows. Connectors, stores and flows add extension methods to it.</summary>
public sealed class RetailConnectorsBuilder
{
    internal RetailConnectorsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }
}
