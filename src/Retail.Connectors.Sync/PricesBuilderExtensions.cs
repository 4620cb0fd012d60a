using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Sync.Prices;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the flow of prices to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class PricesBuilderExtensions
{
    /// <summary>Keeps the prices of a shop in line with a price list of their source.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The system that decides on prices: an ERP.</param>
    /// <param name="to">The shop.</param>
    /// <param name="configure">Says which list, and how prices are made of it; null for the products' own prices.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Prices(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<PriceFlowBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = new PriceFlowBuilder(from, to);
        configure?.Invoke(settings);
        var policy = settings.Build();
        builder.Services.AddSingleton(policy);
        builder.Services.TryAddSingleton<IPriceExplanations, PriceExplanations>();
        return builder.Batch(
            new BatchDefinition(policy.Flow, policy.ScheduleRef, [from, to]),
            services => new PricePublication(policy, services, services.GetRequiredService<IMappings>()));
    }
}
