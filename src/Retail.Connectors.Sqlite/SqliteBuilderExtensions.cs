using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the embedded store.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>Keeps all durable state in one SQLite file on this machine.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The database file; it is created if it does not exist.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseSqlite(this RetailConnectorsBuilder builder, string path) =>
        builder.UseSqlite(options => options.Path = path);

    /// <summary>Keeps all durable state in one SQLite file on this machine.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets at least the path.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UseSqlite(this RetailConnectorsBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<SqliteStoreOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<SqliteStoreOptions>, SqliteStoreOptionsValidator>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services => new SqliteWorkStore(
            services.GetRequiredService<IOptions<SqliteStoreOptions>>().Value,
            services.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton<IWorkStore>(services => services.GetRequiredService<SqliteWorkStore>());
        builder.Services.TryAddSingleton<IEventOutbox>(services => services.GetRequiredService<SqliteWorkStore>());
        return builder;
    }
}
