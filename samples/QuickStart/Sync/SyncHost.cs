using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Work;
using Samples.Shared;

namespace QuickStart.Sync;

/// <summary>The syncing process: this is what a company embeds in a service of its own.</summary>
internal static class SyncHost
{
    public static async Task RunAsync(SyncSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(settings.Listen.ToString());
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Polly", LogLevel.None);

        var erp = new ConfigurationBuilder().AddInMemoryCollection(settings.Erp).Build();
        builder.Services.AddRetailConnectors(retail =>
        {
            retail.UseSqlite(settings.Database);
            retail.AddWooCommerce("shop-us", shop =>
            {
                shop.BaseAddress = settings.ShopAddress;
                shop.ConsumerKey = settings.ShopKey;
                shop.ConsumerSecret = settings.ShopSecret;
                shop.WebhookSecrets.Add(settings.WebhookSecret);
                shop.AllowHttpToLoopback = true;
                shop.FeedOverlap = TimeSpan.FromSeconds(10);
                shop.RetryDelay = TimeSpan.FromMilliseconds(50);
            });
            if (settings.ErpProduct == "tryton")
            {
                retail.AddTryton("erp-us", erp); // This line instead of the other is all that exchanges the ERP.
            }
            else
            {
                retail.AddOdoo("erp-us", erp);
            }

            retail.Orders(from: "shop-us", to: "erp-us", orders =>
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
            retail.ConfigurePipelines(pipelines =>
            {
                // Short times, so that a reader need not wait: a service leaves most of these alone.
                pipelines.Lease = TimeSpan.FromSeconds(2);
                pipelines.FeedInterval = TimeSpan.FromSeconds(2);
                pipelines.PollInterval = TimeSpan.FromMilliseconds(100);
                pipelines.RetryDelay = TimeSpan.FromMilliseconds(100);
                pipelines.MaxRetryDelay = TimeSpan.FromSeconds(2);
            });
        });
        var killable = MakeStoreKillable(builder.Services);

        await using var app = builder.Build();
        app.MapRetailWebhooks("/webhooks");
        await app.StartAsync();
        await ListenAsync(app, killable);
        await app.StopAsync();
    }

    /// <summary>Takes the parent's words: <c>kill-before N</c>, <c>kill-after N</c>, <c>look ID …</c>; the end of input is the end.</summary>
    private static async Task ListenAsync(WebApplication app, Lazy<KillableStore> killable)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "kill-before":
                case "kill-after":
                    _ = app.Services.GetRequiredService<IWorkStore>();
                    killable.Value.KillAt(int.Parse(words[1], CultureInfo.InvariantCulture), afterIt: words[0] == "kill-after");
                    break;
                case "look":
                    var hints = words.Skip(1).Select(id => new Hint(new EntityRef("shop-us", EntityKind.Order, id), "sweep")).ToArray();
                    await app.Services.GetRequiredService<IHintSink>().RaiseAsync(hints, CancellationToken.None);
                    break;
            }
        }
    }

    private static Lazy<KillableStore> MakeStoreKillable(IServiceCollection services)
    {
        var store = services.Single(service => service.ServiceType == typeof(IWorkStore));
        services.Remove(store);
        KillableStore? made = null;
        services.AddSingleton<IWorkStore>(provider => made = new KillableStore((IWorkStore)store.ImplementationFactory!(provider)));
        return new Lazy<KillableStore>(() => made!);
    }
}
