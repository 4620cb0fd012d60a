using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the store that forgets.</summary>
public static class InMemoryStoreBuilderExtensions
{
    /// <summary>
    /// Keeps all state in memory, for tests and first steps. A restart forgets what was sent: never use it against
    /// real systems.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseInMemory(this RetailConnectorsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services => new InMemoryWorkStore(services.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton<IWorkStore>(services => services.GetRequiredService<InMemoryWorkStore>());
        builder.Services.TryAddSingleton<IEventOutbox>(services => services.GetRequiredService<InMemoryWorkStore>());
        return builder;
    }
}
