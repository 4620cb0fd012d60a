using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Planted;
using Retail.Connectors.Simulation.Shop;
using Retail.Connectors.Simulation.Wires;
using Retail.Connectors.WooCommerce;

namespace Retail.Connectors.Simulation.Nodes;

/// <summary>Composes what a host composes: the real connectors, flow and engine over simulated wires.</summary>
internal static class NodeHost
{
    public static ServiceProvider Build(World world, Node node)
    {
        var swarm = world.Swarm;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(node.Clock);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton<IWorkStore>(PlantedStore.Around(new NodeStore(world, node), world, node));
        services.AddRetailConnectors(retail =>
        {
            retail.AddWooCommerce(ShopActor.System, shop => Configure(shop, swarm, ShopActor.System));
            world.Erp.AddTo(retail, node);
            retail.Orders(from: ShopActor.System, to: IErpWorld.System, orders =>
            {
                orders.From(World.Start.ToDateTimeOffset());
                foreach (var (rate, tax) in world.Erp.Taxes)
                {
                    orders.Tax(rate, tax);
                }

                foreach (var (method, mapped) in ShopActor.PaymentMethods)
                {
                    orders.PaymentMethod(method, mapped);
                }
            });
            if (swarm.Statuses)
            {
                retail.OrderStatus(from: IErpWorld.System, to: ShopActor.System);
            }

            world.Market?.AddTo(retail, node);
            retail.ConfigurePipelines(pipelines =>
            {
                pipelines.Node = node.Name;
                pipelines.Concurrency = swarm.Concurrency;
                pipelines.Lease = TimeSpan.FromSeconds(swarm.LeaseSeconds);
                pipelines.PollInterval = TimeSpan.FromSeconds(swarm.PollSeconds);
                pipelines.FeedInterval = TimeSpan.FromSeconds(swarm.FeedSeconds);
                pipelines.MaxRetryDelay = TimeSpan.FromSeconds(60);
            });
        });
        Wire(services, ShopActor.System, new WireHandler(world, node, "shop", world.Shop.Server, world.Statuses));
        PlantedConnectors.Plant(services, world);
        return services.BuildServiceProvider();
    }

    /// <summary>Sets a shop's connector up.</summary>
    public static void Configure(WooCommerceOptions shop, Swarm swarm, string system)
    {
        shop.BaseAddress = new Uri($"https://{system}.example");
        shop.ConsumerKey = "ck_simulated";
        shop.ConsumerSecret = "cs_simulated";
        shop.WebhookSecrets.Add(ShopActor.WebhookSecret);
        shop.ReadRetries = 0;
        shop.PageSize = swarm.PageSize;
        shop.FeedOverlap = TimeSpan.FromSeconds(swarm.OverlapSeconds);

        // Nothing is left to the shop's settings, so that no call of a seed's story is spent on them.
        shop.TaxRounding = TaxRounding.PerLine;
        shop.CurrencyDigits["USD"] = 2;
    }

    /// <summary>
    /// Puts a simulated wire under a connection. Waiting and limiting inside the client would leave the thread: the
    /// pipeline's part is left to the engine, which has to cope with a client that never retries.
    /// </summary>
    public static void Wire(IServiceCollection services, string system, HttpMessageHandler wire) => services.AddHttpClient(system)
        .RemoveAllLoggers()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => wire)
        .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) =>
        {
            foreach (var pipeline in handlers.OfType<ResilienceHandler>().ToList())
            {
                handlers.Remove(pipeline);
            }
        });
}
