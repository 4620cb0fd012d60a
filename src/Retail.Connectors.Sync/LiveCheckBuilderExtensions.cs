using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Checkout;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Checkout;
using Retail.Connectors.Sync.Prices;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds questions at checkout to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class LiveCheckBuilderExtensions
{
    /// <summary>
    /// Answers questions at checkout: <see cref="IAvailabilityCheck"/> and <see cref="IPriceCheck"/> are services under the system's name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="system">The system, whose connector offers stock or prices.</param>
    /// <param name="configure">Says which locations count, and how long a customer may wait.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder LiveChecks(this RetailConnectorsBuilder builder, SystemName system, Action<LiveCheckOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<LiveCheckOptions>(system.Value).Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LiveCheckOptions>, LiveCheckOptionsValidator>());
        builder.Services.AddKeyedSingleton<IAvailabilityCheck>(system.Value, (services, _) => new AvailabilityCheck(
            system, services.GetRequiredKeyedService<IStockSource>(system.Value), Options(services), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddKeyedSingleton<IPriceCheck>(system.Value, (services, _) => new PriceCheck(
            system, PricesOf(services), Options(services), services.GetRequiredService<TimeProvider>()));
        return builder;

        ICheckedPrices PricesOf(IServiceProvider services)
        {
            var source = services.GetRequiredKeyedService<IPriceSource>(system.Value);
            if (Options(services) is not { Shop: { } shop })
            {
                return new ListPrices(source, Options(services).PriceList);
            }

            var policy = services.GetServices<PricePolicy>().FirstOrDefault(policy => policy.Source == system && policy.Shop == shop)
                ?? throw new InvalidOperationException($"No prices flow from {system} to {shop}: call Prices(\"{system}\", \"{shop}\"), or leave {nameof(LiveCheckOptions.Shop)} empty.");
            return new PublishedPrices(policy, source, services.GetRequiredKeyedService<IChannelPriceSource>(shop.Value), services.GetRequiredService<IWorkStore>());
        }

        LiveCheckOptions Options(IServiceProvider services) => services.GetRequiredService<IOptionsMonitor<LiveCheckOptions>>().Get(system.Value);
    }
}
