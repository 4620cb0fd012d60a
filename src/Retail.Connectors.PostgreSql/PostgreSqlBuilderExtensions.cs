using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the store for many nodes.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <summary>Keeps all durable state in one schema of a PostgreSQL database, which any number of nodes share.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UsePostgreSql(this RetailConnectorsBuilder builder, string connectionString) =>
        builder.UsePostgreSql(options => options.ConnectionString = connectionString);

    /// <summary>Keeps all durable state in one schema of a PostgreSQL database, which any number of nodes share.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets at least the connection string.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder UsePostgreSql(this RetailConnectorsBuilder builder, Action<PostgreSqlStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<PostgreSqlStoreOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlStoreOptions>, PostgreSqlStoreOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new PostgreSqlWorkStore(
            provider.GetRequiredService<IOptions<PostgreSqlStoreOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<PostgreSqlWorkStore>>()));
        services.TryAddSingleton<IWorkStore>(provider => provider.GetRequiredService<PostgreSqlWorkStore>());
        services.TryAddSingleton<IEventOutbox>(provider => provider.GetRequiredService<PostgreSqlWorkStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkSignals, PostgreSqlWorkStore>(
            provider => provider.GetRequiredService<PostgreSqlWorkStore>()));
        return builder;
    }
}
