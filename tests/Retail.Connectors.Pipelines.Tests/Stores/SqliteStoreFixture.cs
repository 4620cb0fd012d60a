using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>A database file of its own; every instance has its own writer, as another process would.</summary>
internal sealed class SqliteStoreFixture : IVersionedStoreFixture
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("retail-store-");
    private readonly List<SqliteWorkStore> _opened = [];

    public FakeTimeProvider Time { get; } = new();

    public string Path => System.IO.Path.Combine(_directory.FullName, "retail.db");

    /// <summary>True to restore what this version writes instead of a file that was kept.</summary>
    public bool WritesHistory { get; init; }

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

    /// <summary>All whose files are kept; the newest is among them as soon as it is to be released.</summary>
    public ImmutableArray<int> EarlierVersions => WritesHistory ? [4] : [1, 2, 3];

    public async ValueTask RestoreAsync(int version)
    {
        if (WritesHistory)
        {
            await StoreHistory.WriteAsync(Open(), Now, CancellationToken.None);
            await CloseAllAsync();
            return;
        }

        await ExecuteAsync(await File.ReadAllTextAsync(System.IO.Path.Combine(
        AppContext.BaseDirectory, "Stores", "Schemas", string.Create(CultureInfo.InvariantCulture, $"schema-{version}.sql"))));
    }

    public async ValueTask MarkNewerAsync()
    {
        await CloseAllAsync();
        await ExecuteAsync("PRAGMA user_version = 999");
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAllAsync();
        _directory.Delete(recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Files and constants of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
