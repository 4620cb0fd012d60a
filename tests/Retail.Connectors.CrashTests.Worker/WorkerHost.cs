using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.CrashTests.Worker;

/// <summary>The process that is killed and stopped: the order flow as a service runs it, with short times.</summary>
internal static class WorkerHost
{
    public static async Task RunAsync(WorkerSettings settings, string node)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning).AddFilter("Polly", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRetailConnectors(retail => Configure(retail, settings, node));
        foreach (var system in new[] { WorkerSettings.Shop, WorkerSettings.Erp })
        {
            builder.Services.AddHttpClient(system).ConfigureHttpClient(client => client.DefaultRequestHeaders.Add(WorkerSettings.NodeHeader, node));
        }

        Watch(builder.Services);
        using var host = builder.Build();
        var store = (WatchedStore)host.Services.GetRequiredService<IWorkStore>();
        Console.WriteLine("ready");
        await ListenAsync(host, store);
        await host.StopAsync();
    }

    private static void Configure(RetailConnectorsBuilder retail, WorkerSettings settings, string node)
    {
        if (settings.SqliteFile is { } file)
        {
            retail.UseSqlite(file);
        }
        else
        {
            retail.UsePostgreSql(store =>
            {
                store.ConnectionString = settings.PostgreSqlConnection!;
                store.Schema = settings.Schema;
            });
        }

        retail.AddWooCommerce(WorkerSettings.Shop, shop =>
        {
            shop.BaseAddress = settings.ShopAddress;
            shop.ConsumerKey = settings.ShopKey;
            shop.ConsumerSecret = settings.ShopSecret;
            shop.AllowHttpToLoopback = true;
            shop.FeedOverlap = TimeSpan.FromSeconds(10);
            shop.RetryDelay = TimeSpan.FromMilliseconds(50);
        });
        retail.AddOdoo(WorkerSettings.Erp, erp =>
        {
            erp.BaseAddress = settings.ErpAddress;
            erp.Database = settings.ErpDatabase;
            erp.ApiKey = settings.ErpKey;
            erp.CompanyId = settings.ErpCompany;
            erp.AllowHttpToLoopback = true;
            erp.RetryDelay = TimeSpan.FromMilliseconds(50);

            // What the simulated ERP was sent it carries out at once, or never.
            erp.SettleAfter = TimeSpan.FromSeconds(2);
            foreach (var (currency, priceList) in settings.PriceLists)
            {
                erp.PriceLists[currency] = priceList;
            }
        });
        retail.Orders(from: WorkerSettings.Shop, to: WorkerSettings.Erp, orders =>
        {
            orders.From(settings.From);
            foreach (var (rate, tax) in settings.Taxes)
            {
                orders.Tax(rate, tax);
            }

            foreach (var (method, mapped) in settings.PaymentMethods)
            {
                orders.PaymentMethod(method, mapped);
            }
        });
        if (settings.PoolLocation is { } location)
        {
            retail.StockPool(WorkerSettings.Pool, WorkerSettings.Erp, pool => pool
                .Locations(location)
                .Channel(WorkerSettings.Shop)
                .Settle(TimeSpan.FromMilliseconds(200))
                .Guard(1, int.MaxValue)
                .Every(poll: TimeSpan.FromMilliseconds(500), sweep: TimeSpan.FromSeconds(5), check: TimeSpan.FromSeconds(10)));
        }

        retail.ConfigurePipelines(pipelines =>
        {
            pipelines.Node = node;
            pipelines.Lease = settings.Lease;
            pipelines.Concurrency = settings.Concurrency;
            pipelines.FeedInterval = TimeSpan.FromSeconds(1);
            pipelines.PollInterval = TimeSpan.FromMilliseconds(100);
            pipelines.RetryDelay = TimeSpan.FromMilliseconds(100);
            pipelines.MaxRetryDelay = TimeSpan.FromSeconds(1);
            pipelines.MaxLanePause = TimeSpan.FromSeconds(1);

            // Each death counts as an attempt of what was in progress, and some orders here see many.
            pipelines.MaxAttempts = 1000;
            if (settings.ErpSlots is { } slots)
            {
                pipelines.Slots[WorkerSettings.Erp] = slots;
            }
        });
    }

    private static void Watch(IServiceCollection services)
    {
        var store = services.Single(service => service.ServiceType == typeof(IWorkStore));
        services.Remove(store);
        services.AddSingleton<IWorkStore>(provider => new WatchedStore((IWorkStore)store.ImplementationFactory!(provider)));
    }

    /// <summary>Takes the test's words: <c>go</c>, <c>kill-before N</c>, <c>kill-after N</c>; the end of input is the end.</summary>
    private static async Task ListenAsync(IHost host, WatchedStore store)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "go":
                    await host.StartAsync();
                    break;
                case "kill-before":
                case "kill-after":
                    store.KillAt(int.Parse(words[1], CultureInfo.InvariantCulture), afterIt: words[0] == "kill-after");
                    Console.WriteLine("armed");
                    break;
            }
        }
    }
}
