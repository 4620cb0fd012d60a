using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.PostgreSql.Tests;

/// <summary>A schema for one test; every instance has its own connections, as another process would.</summary>
internal sealed class PostgreSqlStoreFixture : IVersionedStoreFixture
{
    public const string Flow = "orders/erp";

    private readonly List<PostgreSqlWorkStore> _opened = [];
    private bool _isOdd;

    public FakeTimeProvider Time { get; } = new();

    /// <summary>False leaves leases to the server's clock, as in production.</summary>
    public bool HasOwnClock { get; init; } = true;

    public string Schema { get; } = SchemaPool.Take();

    public Instant Now => Time.GetCurrentInstant();

    public static WorkKey Key(string id) => new(Flow, new EntityRef("shop", EntityKind.Order, id));

    public static RaisedHint Hint(string id) => new(Key(id), Revision: null);

    public static ClaimRequest Request(int max = 10, double seconds = 60, string node = "node") =>
        new(node, [Flow], max, Duration.FromSeconds(seconds));

    public ValueTask AdvanceAsync(Duration by)
    {
        Time.Advance(by.ToTimeSpan());
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IWorkStore> OpenAsync() => await OpenStoreAsync();

    public async Task<PostgreSqlWorkStore> OpenStoreAsync()
    {
        var store = new PostgreSqlWorkStore(
            new PostgreSqlStoreOptions
            {
                ConnectionString = await PostgreSqlEngine.ConnectAsync(),
                Schema = Schema,
                Clock = HasOwnClock ? Time : null,
            },
            TimeProvider.System);
        _opened.Add(store);
        return store;
    }

    public async Task CloseAllAsync()
    {
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        _opened.Clear();
    }

    /// <summary>All whose rows are kept; the newest is among them as soon as it is to be released.</summary>
    public ImmutableArray<int> EarlierVersions => [1, 2, 3];

    public async ValueTask RestoreAsync(int version)
    {
        _isOdd = true;
        var rows = await File.ReadAllTextAsync(Path.Combine(
            AppContext.BaseDirectory, "Schemas", string.Create(CultureInfo.InvariantCulture, $"rows-{version}.sql")));
        var sql = string.Join('\n', SchemaScripts.All.Take(version)) + rows;
        await SchemaPool.ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}; CREATE TABLE {Schema}.schema_version (version integer NOT NULL); INSERT INTO {Schema}.schema_version VALUES ({version});")
            + sql.Replace("retail.", $"{Schema}.", StringComparison.Ordinal));
    }

    public async ValueTask MarkNewerAsync()
    {
        _isOdd = true;
        await CloseAllAsync();
        await SchemaPool.ExecuteAsync($"UPDATE {Schema}.schema_version SET version = 999");
    }

    public async ValueTask DisposeAsync()
    {
        var isUsed = _opened.Count > 0;
        await CloseAllAsync();
        if (_isOdd)
        {
            await SchemaPool.ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
        }
        else if (isUsed)
        {
            await SchemaPool.GiveBackAsync(Schema);
        }
    }
}
