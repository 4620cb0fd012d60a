using Microsoft.Extensions.Options;
using Npgsql;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class SchemaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Use_NewerSchema_IsRefusedWithWhatToDo()
    {
        await using var database = await OwnSchemaAsync("retail_newer");
        await using (var store = await OpenAsync("retail_newer"))
        {
            await store.CommitAsync(new Commit(), Cancel);
        }

        await SchemaPool.ExecuteAsync("UPDATE retail_newer.schema_version SET version = 999");
        await using var older = await OpenAsync("retail_newer");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => older.CommitAsync(new Commit(), Cancel).AsTask());

        Assert.Contains("schema 'retail_newer'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("version 999", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Use the newer version, or another schema", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => older.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel).AsTask());
    }

    [Fact]
    public async Task Use_ManyAtOnceOnANewSchema_AllSucceed()
    {
        await using var database = await OwnSchemaAsync("retail_many");
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync("retail_many")));

        var results = await Task.WhenAll(stores.Select((store, i) => store.CommitAsync(
            new Commit { Hints = [PostgreSqlStoreFixture.Hint($"{i}")] }, Cancel).AsTask()));

        Assert.All(results, result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(stores.Length, (await stores[0].Queries.CountAsync(PostgreSqlStoreFixture.Flow, Cancel)).Pending);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Use_TwoSchemasInOneDatabase_ShareNothing()
    {
        await using var database = await OwnSchemaAsync("retail_a", "retail_b");
        await using var first = await OpenAsync("retail_a");
        await using var second = await OpenAsync("retail_b");

        await first.CommitAsync(new Commit { Hints = [PostgreSqlStoreFixture.Hint("1")] }, Cancel);

        Assert.Empty(await second.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel));
        Assert.Single(await first.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel));
        Assert.Null(await second.Queries.FindWorkAsync(PostgreSqlStoreFixture.Key("1"), Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Retail")]
    [InlineData("1retail")]
    [InlineData("retail; DROP TABLE x")]
    public void Options_NameThatIsNoSchema_IsRefused(string schema)
    {
        var options = new PostgreSqlStoreOptions { ConnectionString = "Host=localhost", Schema = schema };

        var exception = Assert.Throws<OptionsValidationException>(() => new PostgreSqlWorkStore(options, TimeProvider.System));

        Assert.Contains(nameof(options.Schema), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Database=retail")]
    [InlineData("not a connection string")]
    public void Options_ConnectionStringWithoutServer_IsRefused(string text)
    {
        var exception = Assert.Throws<OptionsValidationException>(
            () => new PostgreSqlWorkStore(new PostgreSqlStoreOptions { ConnectionString = text }, TimeProvider.System));

        Assert.Contains(nameof(PostgreSqlStoreOptions.ConnectionString), exception.Message, StringComparison.Ordinal);
    }

    private static async Task<PostgreSqlWorkStore> OpenAsync(string schema) => new(
        new PostgreSqlStoreOptions
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(await PostgreSqlEngine.ConnectAsync()) { MaxPoolSize = 10 }.ToString(),
            Schema = schema,
        },
        TimeProvider.System);

    /// <summary>Schemas that are not there before the test nor after it.</summary>
    private static async Task<DroppedSchemas> OwnSchemaAsync(params string[] schemas)
    {
        var dropped = new DroppedSchemas(schemas);
        await dropped.DisposeAsync();
        return dropped;
    }

    private sealed class DroppedSchemas(string[] schemas) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() =>
            await SchemaPool.ExecuteAsync(string.Join(';', schemas.Select(schema => $"DROP SCHEMA IF EXISTS {schema} CASCADE")));
    }
}
