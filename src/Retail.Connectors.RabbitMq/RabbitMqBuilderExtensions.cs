using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.RabbitMq;
using Retail.Connectors.RabbitMq.Events;
using Retail.Connectors.RabbitMq.WakeUps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Publishes events to RabbitMQ and wakes other nodes through it.</summary>
public static class RabbitMqBuilderExtensions
{
    /// <summary>Publishes events, and wakes other nodes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">Holds <see cref="RabbitMqOptions"/>; an unknown key in it fails at start.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseRabbitMq(this RetailConnectorsBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<RabbitMqOptions>().Bind(section, static binder => binder.ErrorOnUnknownConfiguration = true);
        return builder.UseRabbitMq(static _ => { });
    }

    /// <summary>Publishes events, and wakes other nodes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets at least the broker, the user and the password.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseRabbitMq(this RetailConnectorsBuilder builder, Action<RabbitMqOptions> configure) =>
        builder.UseRabbitMqEvents(configure).UseRabbitMqWakeUps(static _ => { });

    /// <summary>Publishes events, and wakes nobody: for a single node, or a store that wakes by itself.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets at least the broker, the user and the password.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseRabbitMqEvents(this RetailConnectorsBuilder builder, Action<RabbitMqOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOptions(builder.Services, configure);
        return builder.PublishEvents(static provider => new RabbitMqPublisher(
            provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Wakes other nodes, and publishes no events.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets at least the broker, the user and the password.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseRabbitMqWakeUps(this RetailConnectorsBuilder builder, Action<RabbitMqOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        AddOptions(services, configure);
        services.TryAddSingleton<NodeMark>();
        services.TryAddSingleton(static provider => new WakeUpSender(
            provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value,
            provider.GetRequiredService<NodeMark>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WakeUpSender>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkAnnouncer, WakeUpSender>(static provider => provider.GetRequiredService<WakeUpSender>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WakeUpSender>(static provider => provider.GetRequiredService<WakeUpSender>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkSignals, WakeUpListener>(static provider => new WakeUpListener(
            provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value,
            provider.GetRequiredService<IOptions<PipelineOptions>>().Value.Node,
            provider.GetRequiredService<NodeMark>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WakeUpListener>>())));
        return builder;
    }

    private static void AddOptions(IServiceCollection services, Action<RabbitMqOptions> configure)
    {
        services.AddOptions<RabbitMqOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RabbitMqOptions>, RabbitMqOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
    }
}
