using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Stock;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds stock pools to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class StockBuilderExtensions
{
    /// <summary>Keeps the stock that channels show in line with what is there, less what they sold already.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The pool's name: lower-case letters, digits and hyphens.</param>
    /// <param name="from">The system in which the channels' orders become sales orders, and whose stock counts where no other is named.</param>
    /// <param name="configure">Says which locations, which channels, and how carefully.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The pool has no location or no channel.</exception>
    public static RetailConnectorsBuilder StockPool(
        this RetailConnectorsBuilder builder, string name, SystemName from, Action<StockPoolBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var settings = new StockPoolBuilder(new SystemName(name).Value, from);
        configure(settings);
        var pool = settings.Build();
        builder.Services.AddSingleton(pool);
        builder.Services.TryAddSingleton<IStockExplanations, StockExplanations>();
        foreach (var channel in pool.Channels)
        {
            builder
                .Flow<Order, DemandFacts>(
                    new FlowDefinition(pool.DemandFlow(channel.System), channel.System, EntityKind.Order, pool.Source), services => MakeDemand(pool, services))
                .Poll<Order>(channel.System, EntityKind.Order);
        }

        return builder.Batch(
            new BatchDefinition(pool.Flow, pool.ScheduleRef, [.. pool.Sources.Concat(pool.Channels.Select(channel => channel.System)).Distinct()]),
            services => new StockPublication(pool, services, services.GetRequiredService<IMappings>()));
    }

    private static DemandFlow MakeDemand(StockPool pool, IServiceProvider services)
    {
        var source = services.GetKeyedService<IStockSource>(pool.Source.Value)
            ?? throw new InvalidOperationException($"{pool.Source} has no stock: add a connector under that name that is an {nameof(IStockSource)}.");
        return new DemandFlow(pool, source.Basis, source.ContainedFrom, services, services.GetRequiredService<TimeProvider>());
    }
}
