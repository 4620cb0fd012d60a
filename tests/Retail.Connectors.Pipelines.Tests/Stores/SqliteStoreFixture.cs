using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>A database file of its own; every instance has its own writer, as another process would.</summary>
internal sealed class SqliteStoreFixture : IWorkStoreFixture
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("retail-store-");
    private readonly List<SqliteWorkStore> _opened = [];

    public FakeTimeProvider Time { get; } = new();

    public string Path => System.IO.Path.Combine(_directory.FullName, "retail.db");

    public Instant Now => Time.GetCurrentInstant();

    public ValueTask AdvanceAsync(Duration by)
    {
        Time.Advance(by.ToTimeSpan());
        return ValueTask.CompletedTask;
    }

    public ValueTask<IWorkStore> OpenAsync() => ValueTask.FromResult<IWorkStore>(Open());

    public SqliteWorkStore Open()
    {
        var store = new SqliteWorkStore(new SqliteStoreOptions { Path = Path }, Time);
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
        await CloseAllAsync();
        _directory.Delete(recursive: true);
    }
}
