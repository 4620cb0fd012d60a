using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Simulation.Planted;

/// <summary>Puts planted bugs around the ERP's handlers and its stock.</summary>
internal static class PlantedConnectors
{
    public static void Plant(IServiceCollection services, World world)
    {
        if (world.Bug is PlantedBug.NoFind or PlantedBug.FindBeforeSettled or PlantedBug.FloatMoney or PlantedBug.BlindRetry)
        {
            Wrap<SubmitOrder>(services, world.Bug);
            Wrap<EnsureCustomer>(services, world.Bug);
        }

        if (world.Bug is PlantedBug.AmendedIsFree)
        {
            Wrap<IStockSource>(services, source => new PlantedStockSource(source));
        }
    }

    private static void Wrap<TCommand>(IServiceCollection services, PlantedBug bug)
        where TCommand : ICommand => Wrap<ICommandHandler<TCommand>>(services, handler => new PlantedHandler<TCommand>(handler, bug));

    private static void Wrap<TService>(IServiceCollection services, Func<TService, TService> planted)
        where TService : class
    {
        var original = services.Last(service => service.IsKeyedService && service.ServiceType == typeof(TService));
        services.Remove(original);
        services.AddKeyedSingleton(original.ServiceKey, (provider, key) => planted((TService)original.KeyedImplementationFactory!(provider, key)));
    }
}
