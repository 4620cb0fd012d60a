using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samples.Shared;

namespace AllFlows.Sync;

/// <summary>The syncing process: this is what a company embeds in a service of its own.</summary>
internal static class SyncHost
{
    public static async Task RunAsync(SyncSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(settings.Listen.ToString());
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Polly", LogLevel.None);
        builder.Services.AddRetailConnectors(retail =>
        {
            retail.UseSqlite(settings.Database);
            Flows.Add(retail, settings);
            retail.ConfigurePipelines(pipelines =>
            {
                // Short times, because simulated days are: a service leaves most of these alone.
                pipelines.Lease = TimeSpan.FromSeconds(6);
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
