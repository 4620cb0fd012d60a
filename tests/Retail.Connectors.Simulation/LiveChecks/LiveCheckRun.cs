using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Checkout;
using Retail.Connectors.Prices;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Simulation.LiveChecks;

/// <summary>
/// Customers at checkout ask an ERP that misbehaves, by the machine's own clock: how long do they wait, against the budget? Those who ask come one
/// after the other at a rate, as customers do, whether others still wait or not.
/// </summary>
internal static class LiveCheckRun
{
    private const int Questions = 4_000;
    private const int Articles = 1_500;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);
    private const int PerTick = 4;

    public static async Task<int> RunAsync()
    {
        var budget = TimeSpan.FromMilliseconds(300);
        var source = new FaultySource(TimeProvider.System);
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IStockSource>("erp", source);
        services.AddKeyedSingleton<IPriceSource>("erp", source);
        services.AddRetailConnectors(retail => retail.LiveChecks("erp", check =>
        {
            check.Locations.Add("WH");
            check.Budget = budget;
        }));
        await using var provider = services.BuildServiceProvider();
        var availability = provider.GetRequiredKeyedService<IAvailabilityCheck>("erp");
        var price = provider.GetRequiredKeyedService<IPriceCheck>("erp");
        await availability.CheckAsync("WARM", 1, CancellationToken.None);
        await price.CheckAsync("WARM", 1, CancellationToken.None);
        var waited = new ConcurrentBag<(AnswerOrigin Origin, double Milliseconds)>();
        var asked = new List<Task>(Questions);
        var random = new Random(1);
        using var tick = new PeriodicTimer(Every);
        while (asked.Count < Questions && await tick.WaitForNextTickAsync())
        {
            for (var i = 0; i < PerTick; i++)
            {
                var sku = $"A{random.Next(Articles)}";
                asked.Add(AskAsync(asked.Count % 2 == 0
                    ? async () => (await availability.CheckAsync(sku, 1, CancellationToken.None)).Origin
                    : async () => (await price.CheckAsync(sku, 1, CancellationToken.None)).Origin));
            }
        }

        await Task.WhenAll(asked);
        foreach (var origin in waited.GroupBy(answer => answer.Origin).OrderBy(origin => origin.Key))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{origin.Key}: {origin.Count()} answers, p99 {At(origin.Select(answer => answer.Milliseconds), 0.99):0.0} ms"));
        }

        double[] all = [.. waited.Select(answer => answer.Milliseconds)];
        var p99 = At(all, 0.99);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"live-checks {all.Length} answers, {source.Calls} calls of which two thirds fail or come too late: p50 {At(all, 0.5):0.0} ms, p99 {p99:0.0} ms, max {At(all, 1):0.0} ms, budget {budget.TotalMilliseconds:0} ms"));
        return p99 <= budget.TotalMilliseconds ? 0 : 1;

        async Task AskAsync(Func<Task<AnswerOrigin>> ask)
        {
            var started = Stopwatch.GetTimestamp();
            waited.Add((await ask(), Stopwatch.GetElapsedTime(started).TotalMilliseconds));
        }
    }

    private static double At(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
