using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Work;
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

    /// <summary>Takes the parent's words: <c>kill-before N</c>, <c>kill-after N</c>, <c>look SYSTEM KIND ID …</c>; the end of input is the end.</summary>
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
                    var hints = words.Skip(3).Select(id => new Hint(new EntityRef(words[1], new EntityKind(words[2]), id), "sweep")).ToArray();
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
