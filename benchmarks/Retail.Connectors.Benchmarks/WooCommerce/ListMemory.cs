using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Benchmarks.Ratios;
using Retail.Connectors.WooCommerce;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>Live memory while a list is read: it must not grow with what was read. Client and server share the process.</summary>
internal sealed class ListMemory : IFigure
{
    private const int Few = 1_000;

    public string Name => "woo-list-memory";

    public string Target => "<= 1.2, after 10,000 orders against after 1,000";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var many = settings.Scaled(10_000, atLeast: 2 * Few);
        await using var server = await PageServer.StartAsync(many + 100);
        await using var services = Services(server.Address);
        var client = services.GetRequiredKeyedService<WooCommerceClient>("shop-us");
        var ratios = new List<double>();
        var fews = new List<double>();
        var manys = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            var (few, after) = await ReadAsync(client, many);
            if (round >= 0)
            {
                ratios.Add((double)after / few);
                fews.Add(few / 1e6);
                manys.Add(after / 1e6);
            }
        }

        return new Measured(Rounds.Median(ratios), string.Create(
            CultureInfo.InvariantCulture,
            $"{Rounds.Median(fews):0.0} MB live after {Few} orders, {Rounds.Median(manys):0.0} MB after {many}, the list still open"));
    }

    private static async Task<(long Few, long Many)> ReadAsync(WooCommerceClient client, int many)
    {
        var read = 0;
        var few = 0L;
        await foreach (var order in client.Orders.ListAsync())
        {
            if (++read == Few)
            {
                few = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (read == many)
            {
                return (few, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The list ended after {read} of {many} orders."));
    }

    private static ServiceProvider Services(Uri address)
    {
        var services = new ServiceCollection();
        services.AddWooCommerceClient("shop-us", options =>
        {
            options.BaseAddress = address;
            options.ConsumerKey = "ck_0123";
            options.ConsumerSecret = "cs_4567";
            options.AllowHttpToLoopback = true;
        });
        return services.BuildServiceProvider();
    }
}
