using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Orders;
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
        Add<ICommandHandler<EnsureCustomer>>(services, name, static tryton => new TrytonCustomerHandler(tryton));
        Add<ICommandHandler<SubmitOrder>>(services, name, static tryton => new TrytonOrderHandler(tryton));
        Add(services, name, static tryton => new TrytonTaxSetup(tryton));
    }

    private static void Add<T>(IServiceCollection services, string name, Func<TrytonConnection, T> make)
        where T : class =>
        services.TryAddKeyedSingleton(name, (provider, key) => make(provider.GetRequiredKeyedService<TrytonConnection>(key)));
}
