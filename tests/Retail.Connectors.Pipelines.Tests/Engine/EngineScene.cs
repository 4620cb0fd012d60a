using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Systems;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>A host with one flow from a scripted shop to a scripted ERP, on a clock that the test moves.</summary>
internal sealed class EngineScene : IAsyncDisposable
{
    public const string Flow = "orders/erp";

    private readonly Action<PipelineOptions> _configure;
    private readonly bool _polls;
    private readonly Action<RetailConnectorsBuilder> _extend;
    private IHost? _host;

    public EngineScene(
        Action<PipelineOptions>? configure = null, bool polls = false, Action<RetailConnectorsBuilder>? extend = null, TimeSpan storeAhead = default)
    {
        _extend = extend ?? (_ => { });
        _configure = configure ?? (_ => { });
        _polls = polls;
        var store = new InMemoryWorkStore(new SkewedTime(Time, storeAhead));
        (Store, Outbox) = (new InterceptedStore(store), store);
    }

    public FakeTimeProvider Time { get; } = new();

    public InterceptedStore Store { get; }

    public IEventOutbox Outbox { get; }

    public ScriptedShop Shop { get; } = new();

    public ScriptedErp Erp { get; } = new();

    public ScriptedFlow Planner { get; } = new();

    public Instant Now => Time.GetCurrentInstant();

    public ImmutableArray<LaneView> Lanes => Host.Services.GetRequiredService<ILaneMonitor>().List();

    public IHost Host => _host ?? throw new InvalidOperationException("Start the scene first.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static WorkKey Key(string id) => new(Flow, new EntityRef("shop", EntityKind.Order, id));

    public async Task StartAsync()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IWorkStore>(Store);
        builder.Services.AddSingleton(Outbox);
        builder.Services.AddKeyedSingleton<IReader<Item>>("shop", Shop);
        builder.Services.AddKeyedSingleton<IChangeFeed<Item>>("shop", Shop);
        builder.Services.AddKeyedSingleton<ISystemDescription>("shop", Shop);
        builder.Services.AddKeyedSingleton<ICommandHandler<Put>>("erp", Erp);
        builder.Services.AddKeyedSingleton<IEffectFinder>("erp", Erp);
        builder.Services.AddRetailConnectors(retail =>
        {
            retail.ConfigurePipelines(_configure).Flow<Item>(new FlowDefinition(Flow, "shop", EntityKind.Order, "erp"), _ => Planner);
            _extend(retail);
            if (_polls)
            {
                retail.Poll<Item>("shop", EntityKind.Order);
            }
        });
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    public async Task StopAsync()
    {
        await Host.StopAsync(Cancel);
        Host.Dispose();
        _host = null;
    }

    /// <summary>Puts an order into the shop and hints it.</summary>
    public async Task OrderAsync(string id, string content = "content")
    {
        Shop.Items[id] = new Item(content);
        await HintAsync(id);
    }

    public async Task HintAsync(string id) =>
        await Host.Services.GetRequiredService<IHintSink>().RaiseAsync([new Hint(Key(id).Source, "test")], Cancel);

    public async Task ReplayAsync(string id) => await Store.CommitAsync(new Commit { Replays = [Key(id)] }, Cancel);

    public async Task<WorkView?> WorkAsync(string id) => await Store.Queries.FindWorkAsync(Key(id), Cancel);

    public async Task<ParkReason> ParkedAsync(string id)
    {
        await StateAsync(id, WorkState.Parked);
        return (await Store.Queries.ListParkedAsync(Flow, 100, Cancel)).Single(parked => parked.Key == Key(id)).Reason;
    }

    /// <summary>Lets time pass in small steps until the work stands there.</summary>
    public Task StateAsync(string id, WorkState state) =>
        UntilAsync(async () => (await WorkAsync(id))?.State == state, $"order {id} is {state}");

    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var step = 0; step < 1_200; step++)
        {
            if (await condition())
            {
                return;
            }

            await StepAsync(step < 20 ? Duration.Zero : step < 300 ? Duration.FromMilliseconds(250) : Duration.FromSeconds(5));
        }

        Assert.Fail($"It never came about that {what}.");
    }

    /// <summary>Lets so much time pass, and the engine do what it does.</summary>
    public async Task PassAsync(Duration time)
    {
        var until = Now + time;
        while (Now < until)
        {
            await StepAsync(Duration.Min(until - Now, time > Duration.FromMinutes(1) ? Duration.FromSeconds(5) : Duration.FromMilliseconds(250)));
        }

        await StepAsync(Duration.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await StopAsync();
        }
    }

    private async Task StepAsync(Duration time)
    {
        if (time > Duration.Zero)
        {
            Time.Advance(time.ToTimeSpan());
        }

        // The engine runs on real threads: they get a real moment.
        await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancel);
    }
}
