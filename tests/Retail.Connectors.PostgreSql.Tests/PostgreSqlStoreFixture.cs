using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.PostgreSql.Tests;

/// <summary>A schema for one test; every instance has its own connections, as another process would.</summary>
internal sealed class PostgreSqlStoreFixture : IWorkStoreFixture
{
    public const string Flow = "orders/erp";

    private readonly List<PostgreSqlWorkStore> _opened = [];

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

    public async ValueTask DisposeAsync()
    {
        var isUsed = _opened.Count > 0;
        await CloseAllAsync();
        if (isUsed)
        {
            await SchemaPool.GiveBackAsync(Schema);
        }
    }
}
