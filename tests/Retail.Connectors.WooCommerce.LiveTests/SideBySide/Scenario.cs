using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>Takes the shop and a simulator that is set up like it through the same steps, cleans up after them, and says what differs.</summary>
internal static class Scenario
{
    /// <summary>Runs the steps. A step that fails at the shop fails the test; so does a shop that behaves otherwise than the simulator.</summary>
    /// <param name="report">Where differences are written.</param>
    /// <param name="name">The scenario's name.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public static async Task RunAsync(LiveReport report, string name, Func<Side, CancellationToken, Task> steps, CancellationToken cancellationToken)
    {
        await using var reader = LiveShop.Open();
        var facts = await ShopFacts.ReadAsync(reader.Client(), cancellationToken);
        var mark = "rclive" + Guid.NewGuid().ToString("N")[..8];
        var (shopLog, simulatorLog) = (new WireLog(), new WireLog());
        await using var shopHost = LiveShop.Open(shopLog);
        var shop = new Side("shop", shopHost, shopLog, mark, facts, token => Task.Delay(TimeSpan.FromMilliseconds(1100), TimeProvider.System, token));
        await RunAsync(shop, steps, cancellationToken);

        var time = new SteppedTime();
        await using var simulatorHost = Simulator(facts, time, simulatorLog);
        var simulator = new Side("simulator", simulatorHost, simulatorLog, mark, facts, _ =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        });
        Difference? stopped = null;
        try
        {
            await RunAsync(simulator, steps, cancellationToken);
        }
        catch (Exception exception) when (exception is ConnectorException or Xunit.Sdk.XunitException)
        {
            stopped = new Difference(DifferenceKind.Behaviour, simulatorLog.Step, "the step", "carried it out", exception.Message);
        }

        var differences = Comparison.Of(shop, simulator).Concat(stopped is null ? [] : [stopped])
            .Select(difference => difference with { Reason = KnownDifferences.ReasonOf(difference, facts.Version) }).ToList();
        report.Add(name, shopLog.Exchanges.Count, differences);
        var behaviour = differences.Where(difference => difference.Kind == DifferenceKind.Behaviour && difference.Reason is null).ToList();
        Assert.True(
            behaviour.Count == 0,
            $"The shop behaves otherwise than the simulator ({LiveReport.Path}):{Environment.NewLine}{string.Join(Environment.NewLine, behaviour)}");
    }

    private static async Task RunAsync(Side side, Func<Side, CancellationToken, Task> steps, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> left = [];
        try
        {
            await steps(side, cancellationToken);
        }
        finally
        {
            left = await side.CleanAsync();
        }

        Assert.True(left.Count == 0, $"Left behind at the {side.Name}, look for {side.Mark}: {string.Join("; ", left)}");
    }

    private static ServiceProvider Simulator(ShopFacts facts, TimeProvider time, WireLog log)
    {
        var simulator = new WooCommerceSimulator(facts.Settings, time);
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddWooCommerce(LiveShop.Name, options =>
        {
            options.BaseAddress = new Uri(facts.Settings.SiteUrl);
            options.ConsumerKey = facts.Settings.Keys[0].ConsumerKey;
            options.ConsumerSecret = facts.Settings.Keys[0].ConsumerSecret;
        }));
        services.AddHttpClient(LiveShop.Name).AddHttpMessageHandler(() => new WireTap(log)).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(simulator));
        return services.BuildServiceProvider();
    }
}
