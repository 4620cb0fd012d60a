using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>A node with one flow, a store and a bus. What it logs never holds the bus's password.</summary>
internal sealed class BusHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _password;

    private BusHost(IHost host, string node, string password, ParkingFlow flow, CapturedLogs logs)
    {
        _host = host;
        _password = password;
        Node = node;
        Flow = flow;
        Logs = logs;
    }

    public string Node { get; }

    public ParkingFlow Flow { get; }

    public CapturedLogs Logs { get; }

    public IEventOutbox Outbox => _host.Services.GetRequiredService<IEventOutbox>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="broker">Where the bus is.</param>
    /// <param name="bus">Begins the names of its exchanges: another for each test.</param>
    /// <param name="store">Its store.</param>
    /// <param name="configure">Changes options of the bus.</param>
    /// <param name="polls">False if only a wake-up makes it look for work.</param>
    /// <param name="works">False if it raises hints and leaves the work to others.</param>
    public static Task<BusHost> StartAsync(
        BrokerAddress broker, string bus, StoreFile store, Action<RabbitMqOptions>? configure = null, bool polls = true, bool works = true) =>
        StartAsync(broker, bus, retail => retail.UseSqlite(store.Path), configure, polls, works);

    /// <inheritdoc cref="StartAsync(BrokerAddress, string, StoreFile, Action{RabbitMqOptions}?, bool, bool)"/>
    public static async Task<BusHost> StartAsync(
        BrokerAddress broker,
        string bus,
        Action<RetailConnectorsBuilder> useStore,
        Action<RabbitMqOptions>? configure = null,
        bool polls = true,
        bool works = true)
    {
        var (flow, logs, node, password) = (new ParkingFlow(), new CapturedLogs(), Guid.NewGuid().ToString("n"), string.Empty);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddKeyedSingleton<IReader<Item>>("shop", flow);
        builder.Services.Configure<OutboxOptions>(options =>
        {
            options.PollInterval = options.RetryDelay = TimeSpan.FromMilliseconds(100);
            options.MaxRetryDelay = TimeSpan.FromSeconds(1);
        });
        builder.Services.AddRetailConnectors(retail =>
        {
            useStore(retail);
            retail.Flow<Item>(new FlowDefinition(ParkingFlow.Name, "shop", EntityKind.Order, "erp"), _ => flow)
                .ConfigurePipelines(options =>
                {
                    options.Node = node;
                    options.PollInterval = polls ? TimeSpan.FromMilliseconds(50) : TimeSpan.FromHours(1);
                })
                .UseRabbitMq(options =>
                {
                    (options.Uri, options.UserName, options.Password) = (broker.Uri, broker.UserName, broker.Password);
                    options.AllowPlainText = true;
                    options.EventExchange = $"{bus}.events";
                    options.WakeUpExchange = $"{bus}.wake-ups";
                    options.MaxReconnectDelay = TimeSpan.FromSeconds(1);
                    options.ConnectTimeout = TimeSpan.FromSeconds(5);
                    configure?.Invoke(options);
                    password = options.Password;
                });
            if (!works)
            {
                retail.Maintenance(new MaintenanceWindow.Once("shop", Instant.MinValue, Instant.MaxValue));
            }
        });
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return new BusHost(host, node, password, flow, logs);
    }

    public Task HintAsync(string id) =>
        _host.Services.GetRequiredService<IHintSink>().RaiseAsync([new Hint(ParkingFlow.Order(id), "test")], Cancel).AsTask();

    public async Task<long> BacklogAsync() => (await Outbox.CountAsync(Cancel)).Count;

    public Task ListensAsync() => Wait.UntilAsync(() => Logs.Holds("Listening for work of other nodes on"), "the node listens");

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Assert.DoesNotContain(_password, Logs.All, StringComparison.Ordinal);
    }
}
