using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Previews;
using Retail.Connectors.Pipelines.Work;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds flows, feeds and mappings to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class PipelineBuilderExtensions
{
    /// <summary>Adds a flow over the records of one kind, and the engine that runs it.</summary>
    /// <typeparam name="T">The canonical type of the records.</typeparam>
    /// <typeparam name="TFlow">The planner; made once, with services from the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="definition">Its name, where the records are and where the commands act.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Flow<T, [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TFlow>(
        this RetailConnectorsBuilder builder, FlowDefinition definition)
        where T : class
        where TFlow : class, IFlow<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Flow<T>(definition, static services => ActivatorUtilities.CreateInstance<TFlow>(services));
    }

    /// <summary>Adds a flow over the records of one kind, and the engine that runs it.</summary>
    /// <typeparam name="T">The canonical type of the records.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="definition">Its name, where the records are and where the commands act.</param>
    /// <param name="create">Makes the planner, once.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Flow<T>(
        this RetailConnectorsBuilder builder, FlowDefinition definition, Func<IServiceProvider, IFlow<T>> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(create);
        return builder.Flow<T, NoFacts>(definition, services => new PlainFlow<T>(create(services)));
    }

    /// <summary>Adds a flow that looks at further records before it plans, and the engine that runs it.</summary>
    /// <typeparam name="T">The canonical type of the records.</typeparam>
    /// <typeparam name="TFacts">What the flow gathers.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="definition">Its name, where the records are and where the commands act.</param>
    /// <param name="create">Makes the planner, once.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Flow<T, TFacts>(
        this RetailConnectorsBuilder builder, FlowDefinition definition, Func<IServiceProvider, IFlow<T, TFacts>> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(create);
        AddEngine(builder.Services);
        builder.Services.AddSingleton(definition);
        builder.Services.AddSingleton<IWorkRunner>(services => new FlowRunner<T, TFacts>(
            definition,
            create(services),
            services,
            services.GetRequiredService<IWorkStore>(),
            services.GetRequiredService<IMappings>(),
            services.GetRequiredService<EffectRunner>(),
            services.GetRequiredService<WithdrawnEffects>(),
            services.GetRequiredService<HintRouter>(),
            services.GetRequiredService<LaneBoard>()));
        return builder;
    }

    /// <summary>Adds a flow that works on many items together, and the engine that runs it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="definition">Its name, its schedule and its systems.</param>
    /// <param name="create">Makes the flow, once.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Batch(
        this RetailConnectorsBuilder builder, BatchDefinition definition, Func<IServiceProvider, IBatchFlow> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(create);
        AddEngine(builder.Services);
        builder.Services.AddSingleton(definition);
        builder.Services.AddSingleton(new ScheduledWork(
            new RaisedHint(new WorkKey(definition.Name, definition.Schedule), new Revision("schedule")) { FlowVersion = definition.Version }));
        builder.Services.AddSingleton<IWorkRunner>(services => new BatchRunner(
            definition,
            create(services),
            services,
            services.GetRequiredService<IWorkStore>(),
            services.GetRequiredService<LaneBoard>(),
            services.GetRequiredService<BatchWriter>(),
            services.GetRequiredService<HintRouter>(),
            services.GetRequiredService<OpenReadings>(),
            services.GetRequiredService<IOptions<PipelineOptions>>(),
            services.GetRequiredService<CommitEvents>(),
            services.GetRequiredService<CommitSignals>()));
        return builder;
    }

    /// <summary>Polls the change feed of a system; adding the same feed twice polls it once.</summary>
    /// <typeparam name="T">The canonical type of the records.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="system">The system, whose connector offers an <see cref="IChangeFeed{T}"/>.</param>
    /// <param name="kind">The kind of the records.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Poll<T>(this RetailConnectorsBuilder builder, SystemName system, EntityKind kind)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddEngine(builder.Services);
        var schedule = new ScheduledWork(new RaisedHint(FeedNames.Key(system, kind), new Revision("schedule")));
        if (builder.Services.Any(service => service.ImplementationInstance is ScheduledWork other && other == schedule))
        {
            return builder;
        }

        builder.Services.AddSingleton(schedule);
        builder.Services.AddSingleton<IWorkRunner>(services => new FeedRunner<T>(
            system,
            kind,
            services,
            services.GetRequiredService<IWorkStore>(),
            services.GetRequiredService<HintRouter>(),
            services.GetRequiredService<LaneBoard>(),
            services.GetRequiredService<OpenReadings>(),
            services.GetRequiredService<IOptions<PipelineOptions>>()));
        return builder;
    }

    /// <summary>Runs a sweep again and again, on one node at a time; the first turn comes when the engine first starts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The sweep's name, unique in the store, for example that of the flow it serves.</param>
    /// <param name="system">The system that it reads: it rests while that one is held or out.</param>
    /// <param name="every">The time between two turns; longer than zero.</param>
    /// <param name="create">Makes the sweep, once.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Sweep(
        this RetailConnectorsBuilder builder, string name, SystemName system, TimeSpan every, Func<IServiceProvider, ISweep> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(create);
        AddEngine(builder.Services);
        builder.Services.AddSingleton(new ScheduledWork(new RaisedHint(SweepRunner.KeyOf(name, system), new Revision("schedule"))));
        builder.Services.AddSingleton<IWorkRunner>(services => new SweepRunner(
            name,
            system,
            create(services),
            every,
            services,
            services.GetRequiredService<IWorkStore>(),
            services.GetRequiredService<HintRouter>(),
            services.GetRequiredService<LaneBoard>()));
        return builder;
    }

    /// <summary>
    /// Says what a word of one system means in another; the last of several rows for one word wins, and an edit in the
    /// store (<see cref="IMappingEditor"/>) wins over all.
    /// </summary>
    public static RetailConnectorsBuilder Map(this RetailConnectorsBuilder builder, MappingRow row)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(row);
        builder.Services.AddSingleton(row);
        return builder;
    }

    /// <summary>Leaves a system alone in a window: neither read nor written, its work waits and burns no attempt.</summary>
    public static RetailConnectorsBuilder Maintenance(this RetailConnectorsBuilder builder, MaintenanceWindow window)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(window);
        builder.Services.AddSingleton(window);
        return builder;
    }

    /// <summary>Seals the audit and removes what is old, again and again, on one node at a time.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes intervals; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Housekeeping(this RetailConnectorsBuilder builder, Action<HousekeepingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddEngine(builder.Services);
        builder.Services.AddOptions<HousekeepingOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(
                options => options.Interval > TimeSpan.Zero && options.KeepDone >= TimeSpan.FromDays(1) && options.KeepAudit >= TimeSpan.FromDays(1),
                "Interval must be longer than zero, KeepDone and KeepAudit at least a day.")
            .ValidateOnStart();
        if (builder.Services.Any(service => service.ImplementationType == typeof(HousekeepingRunner)))
        {
            return builder;
        }

        builder.Services.AddSingleton<IWorkRunner, HousekeepingRunner>();
        builder.Services.AddSingleton(new ScheduledWork(new RaisedHint(HousekeepingRunner.Key, new Revision("schedule"))));
        return builder;
    }

    /// <summary>Publishes events: from now on commits store them, and what is stored leaves through the publisher.</summary>
    /// <param name="builder">The builder. Its store must keep events, as those of this library do.</param>
    /// <param name="create">Makes the publisher, once; the first call counts.</param>
    /// <param name="configure">Changes how they leave; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder PublishEvents(
        this RetailConnectorsBuilder builder, Func<IServiceProvider, IEventPublisher> create, Action<OutboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        AddEngine(builder.Services);
        builder.Services.AddOptions<OutboxOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>());
        builder.Services.TryAddSingleton(create);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventDispatcher>());
        return builder;
    }

    /// <summary>Configures the engine.</summary>
    public static RetailConnectorsBuilder ConfigurePipelines(this RetailConnectorsBuilder builder, Action<PipelineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WakeSignal>();
        services.TryAddSingleton<HintRouter>();
        services.TryAddSingleton<OpenReadings>();
        services.TryAddSingleton<EffectRunner>();
        services.TryAddSingleton<BatchWriter>();
        services.TryAddSingleton<WithdrawnEffects>();
        services.TryAddSingleton<EventBell>();
        services.TryAddSingleton<CommitEvents>();
        services.TryAddSingleton<CommitSignals>();
        services.TryAddSingleton<BacklogMeter>();
        services.TryAddSingleton<RefusalWatch>();
        services.TryAddSingleton<IOperatorActions, OperatorActions>();
        services.TryAddSingleton<IFlowPreviews, FlowPreviews>();
        services.TryAddSingleton<MaintenanceCalendar>();
        services.TryAddSingleton<LaneBoard>();
        services.TryAddSingleton<ILaneMonitor>(provider => provider.GetRequiredService<LaneBoard>());
        services.TryAddSingleton<IdentityCheck>();
        services.TryAddSingleton<IHintSink, HintSink>();
        services.TryAddSingleton<ConfiguredMappings>();
        services.TryAddSingleton<StoreMappings>();
        services.TryAddSingleton<IMappings>(provider => provider.GetRequiredService<StoreMappings>());
        services.TryAddSingleton<IMappingEditor, MappingEditor>();
        services.AddOptions<PipelineOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PipelineOptions>, PipelineOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PipelineService>());
    }
}
