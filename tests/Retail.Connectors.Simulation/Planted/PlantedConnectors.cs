using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Simulation.Planted;

/// <summary>Puts planted bugs around the ERP's handlers.</summary>
internal static class PlantedConnectors
{
    public static void Plant(IServiceCollection services, World world)
    {
        if (world.Bug is PlantedBug.NoFind or PlantedBug.FindBeforeSettled or PlantedBug.FloatMoney or PlantedBug.BlindRetry)
        {
            Wrap<SubmitOrder>(services, world.Bug);
            Wrap<EnsureCustomer>(services, world.Bug);
        }
    }

    private static void Wrap<TCommand>(IServiceCollection services, PlantedBug bug)
        where TCommand : ICommand
    {
        var original = services.Last(service => service.IsKeyedService && service.ServiceType == typeof(ICommandHandler<TCommand>));
        services.Remove(original);
        services.AddKeyedSingleton<ICommandHandler<TCommand>>(original.ServiceKey, (provider, key) => new PlantedHandler<TCommand>(
            (ICommandHandler<TCommand>)original.KeyedImplementationFactory!(provider, key), bug));
    }
}
