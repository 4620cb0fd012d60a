using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Work;

namespace Samples.Shared;

/// <summary>What the syncing process does because its parent says so. A service has no such parent.</summary>
internal sealed class ParentWords
{
    private KillableStore? _store;

    /// <summary>Puts the store where the parent can let it end the process.</summary>
    public static ParentWords Over(IServiceCollection services)
    {
        var parent = new ParentWords();
        var store = services.Single(service => service.ServiceType == typeof(IWorkStore));
        services.Remove(store);
        services.AddSingleton<IWorkStore>(provider => parent._store = new KillableStore((IWorkStore)store.ImplementationFactory!(provider)));
        return parent;
    }

    /// <summary>Takes <c>kill-before N</c>, <c>kill-after N</c>, <c>look SYSTEM KIND ID …</c>; the end of input is the end.</summary>
    public async Task ListenAsync(IServiceProvider services)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "kill-before":
                case "kill-after":
                    _ = services.GetRequiredService<IWorkStore>();
                    _store!.KillAt(int.Parse(words[1], CultureInfo.InvariantCulture), afterIt: words[0] == "kill-after");
                    break;
                case "look":
                    var hints = words.Skip(3).Select(id => new Hint(new EntityRef(words[1], new EntityKind(words[2]), id), "sweep")).ToArray();
                    await services.GetRequiredService<IHintSink>().RaiseAsync(hints, CancellationToken.None);
                    break;
            }
        }
    }
}
