using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>The engine as a host runs it, between a shop and an ERP that cost nothing.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private const int Concurrency = 128;
    private readonly ServiceProvider _services;
    private readonly IHostedService[] _hosted;
    private readonly IHintSink _hints;
    private readonly IWorkStore _store;
    private int _applied;

    /// <summary>On a SQLite file.</summary>
    public EngineHost(string path, Action<EntityRef>? applied = null)
        : this(retail => retail.UseSqlite(path), Concurrency, TimeSpan.Zero, applied)
    {
    }

    /// <summary>On any store, with effects that take some time.</summary>
    public EngineHost(Action<RetailConnectorsBuilder> useStore, int concurrency, TimeSpan effect, Action<EntityRef>? applied = null)
    {
        var nothing = new NoEffect(source =>
        {
            Interlocked.Increment(ref _applied);
            applied?.Invoke(source);
        }, effect);
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddKeyedSingleton<IReader<NoEffect.Parcel>>("shop-us", nothing);
        services.AddKeyedSingleton<ICommandHandler<NoEffect.Send>>("erp-us", nothing);
        services.AddRetailConnectors(retail =>
        {
            useStore(retail);
            retail.Flow(new FlowDefinition(Keys.Flow, "shop-us", EntityKind.Order, "erp-us"), _ => nothing)
                .ConfigurePipelines(options => options.Concurrency = concurrency);
        });
        _services = services.BuildServiceProvider();
        _hosted = [.. _services.GetServices<IHostedService>()];
        _hints = _services.GetRequiredService<IHintSink>();
        _store = _services.GetRequiredService<IWorkStore>();
    }

    /// <summary>Effects so far.</summary>
    public int Applied => Volatile.Read(ref _applied);

    public async Task StartAsync()
    {
        foreach (var hosted in _hosted)
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Hints at records, as a webhook endpoint does for each delivery, as many deliveries at once as said.</summary>
    public async Task RaiseAsync(int first, int count, int atOnce)
    {
        var raising = new Task[Math.Min(count, atOnce)];
        for (var at = first; at < first + count; at += raising.Length)
        {
            for (var i = 0; i < raising.Length; i++)
            {
                raising[i] = at + i < first + count ? RaiseAsync(at + i) : Task.CompletedTask;
            }

            await Task.WhenAll(raising);
        }
    }

    public Task RaiseAsync(int number) => _hints.RaiseAsync([new Hint(Keys.Source(number), "webhook")], CancellationToken.None).AsTask();

    /// <summary>Hints at records and waits until all of them are done. The numbers begin at 0 and go on from call to call.</summary>
    public async Task<TimeSpan> WorkAsync(int first, int count, int atOnce = 100)
    {
        var start = Stopwatch.GetTimestamp();
        await RaiseAsync(first, count, atOnce);
        while (Volatile.Read(ref _applied) < first + count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        await DrainAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Waits until no work is open.</summary>
    public async Task DrainAsync()
    {
        while ((await _store.Queries.MeasureAsync(Keys.Flow, CancellationToken.None)).Open > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _hosted)
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
