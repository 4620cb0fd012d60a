using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        var parent = ParentWords.Over(builder.Services);

        await using var app = builder.Build();
        app.MapRetailWebhooks("/webhooks");
        await app.StartAsync();
        await parent.ListenAsync(app.Services);
        await app.StopAsync();
    }
}
