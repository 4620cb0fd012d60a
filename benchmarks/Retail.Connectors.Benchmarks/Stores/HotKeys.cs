using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>
/// How long cold records take from hint to effect while 16 hot ones are hinted at without end, against without them:
/// the 95th percentile.
/// </summary>
internal sealed class HotKeys : IFigure
{
    private const int Hot = 16;
    private const int PerTick = 10;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    public string Name => "hot-keys-p95";

    public string Target => "<= 2 times the latency without hot keys";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var cold = settings.Scaled(10_000, atLeast: 500);
        var ratios = new List<double>();
        var without = new List<double>();
        var beside = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            var calm = await RunAsync(cold, hot: false);
            var busy = await RunAsync(cold, hot: true);
            if (round >= 0)
            {
                without.Add(calm);
                beside.Add(busy);
                ratios.Add(busy / calm);
            }
        }

        return new Measured(Rounds.Median(ratios), string.Create(
            CultureInfo.InvariantCulture,
            $"{cold} cold records, {PerTick} every {Tick.TotalMilliseconds} ms; p95 {Rounds.Median(without):0.#} ms without, {Rounds.Median(beside):0.#} ms beside {Hot} hot ones"));
    }

    private static async Task<double> RunAsync(int cold, bool hot)
    {
        var begun = new long[cold];
        var latencies = new ConcurrentBag<double>();
        using var file = new StoreFile();
        await using var engine = new EngineHost(file.Path, source =>
        {
            var number = Keys.NumberOf(source);
            if (number < cold)
            {
                latencies.Add(Stopwatch.GetElapsedTime(begun[number]).TotalMilliseconds);
            }
        });
        await engine.StartAsync();
        Rounds.Settle();
        using var stop = new CancellationTokenSource();
        var heating = hot ? HeatAsync(engine, cold, stop.Token) : Task.CompletedTask;
        var raising = new List<Task>(cold);
        for (var number = 0; number < cold; number++)
        {
            if (number % PerTick == 0)
            {
                await Task.Delay(Tick, TimeProvider.System);
            }

            begun[number] = Stopwatch.GetTimestamp();
            raising.Add(engine.RaiseAsync(number));
        }

        await Task.WhenAll(raising);
        await stop.CancelAsync();
        await heating;
        await engine.DrainAsync();
        return latencies.Order().ElementAt((int)(cold * 0.95));
    }

    /// <summary>Hints at every hot record again as soon as the hint before is stored.</summary>
    private static Task HeatAsync(EngineHost engine, int first, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(first, Hot).Select(async number =>
        {
            while (!stop.IsCancellationRequested)
            {
                await engine.RaiseAsync(number);
            }
        }));
}
