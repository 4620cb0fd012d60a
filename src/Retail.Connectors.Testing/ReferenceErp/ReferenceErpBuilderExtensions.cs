using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;
using Retail.Connectors.Testing.ReferenceErp;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the connector of a reference ERP, as somebody outside would write one.</summary>
public static class ReferenceErpBuilderExtensions
{
    /// <summary>Adds a reference ERP.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The system's name.</param>
    /// <param name="wire">The way to it.</param>
    /// <param name="configure">What its connector promises; the defaults when null.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder AddReferenceErp(
        this RetailConnectorsBuilder builder, string name, IReferenceErpWire wire, Action<ReferenceErpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(wire);
        var options = new ReferenceErpOptions();
        configure?.Invoke(options);
        var system = new SystemName(name);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(name, (provider, _) =>
            new ReferenceErpConnection(system, wire, options, provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton<ICommandHandler<EnsureCustomer>>(name, static (provider, key) =>
            new ReferenceCustomerHandler(provider.GetRequiredKeyedService<ReferenceErpConnection>(key)));
        services.TryAddKeyedSingleton<ICommandHandler<SubmitOrder>>(name, static (provider, key) =>
            new ReferenceOrderHandler(provider.GetRequiredKeyedService<ReferenceErpConnection>(key)));
        if (options.ChangesOrders)
        {
            services.TryAddKeyedSingleton<ICommandHandler<AmendOrder>>(name, static (provider, key) =>
                new ReferenceAmendHandler(provider.GetRequiredKeyedService<ReferenceErpConnection>(key)));
            services.TryAddKeyedSingleton<ICommandHandler<CancelOrder>>(name, static (provider, key) =>
                new ReferenceCancelHandler(provider.GetRequiredKeyedService<ReferenceErpConnection>(key)));
        }

        services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IEffectFinder, ReferenceOrderFinder>(
            name, static (provider, key) => new ReferenceOrderFinder(provider.GetRequiredKeyedService<ReferenceErpConnection>(key))));
        services.TryAddKeyedSingleton<ISystemDescription>(name, static (provider, key) => new ReferenceErpDescription(
            provider.GetRequiredKeyedService<ReferenceErpConnection>(key),
            Traits<EnsureCustomer>(provider, key), Traits<SubmitOrder>(provider, key), Traits<AmendOrder>(provider, key), Traits<CancelOrder>(provider, key)));
        return builder;
    }

    private static (string Command, EffectTraits? Traits) Traits<TCommand>(IServiceProvider provider, object? key)
        where TCommand : ICommand =>
        (typeof(TCommand).Name, provider.GetKeyedService<ICommandHandler<TCommand>>(key)?.Traits);
}
