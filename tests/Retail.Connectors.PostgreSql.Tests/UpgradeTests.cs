using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class UpgradeTests
{
    private const string Schema = "retail_first";

    private static readonly MissingMapping Visa = new("payment-method", "shop", "erp", "vïsa [\"credit\"]");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Use_SchemaOfVersion1_KeepsItsWorkAndFindsParkedWorkByItsReason()
    {
        await SchemaPool.ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        var reason = new ParkReason("missing-mapping", "The vendor says \"no\", \0 and \"Owner\":\"x\".", "Map it.", ParkOwner.Commerce);
        await CreateFirstAsync();
        await ParkAsync("mapped", reason with { Missing = [Visa] });
        await ParkAsync("odd", reason with { Missing = [Visa with { Value = "\0" }] });
        await ParkAsync("other", reason with { Code = "other" });
        await SchemaPool.ExecuteAsync(
            $"INSERT INTO {Schema}.work (flow, source, version, fence, due, since, state, priority) VALUES ('{PostgreSqlStoreFixture.Flow}', '{Name("open")}', 3, 7, now(), now(), 0, 0)");
        await using var store = new PostgreSqlWorkStore(
            new PostgreSqlStoreOptions { ConnectionString = await PostgreSqlEngine.ConnectAsync(), Schema = Schema }, TimeProvider.System);

        var open = Assert.Single(await store.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel));
        await store.CommitAsync(new Commit { Mapped = [Visa] }, Cancel);
        var mapped = Assert.Single(await store.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel));
        await store.CommitAsync(new Commit { ReplayAll = new ParkFilter(Code: "other", Owner: ParkOwner.Commerce) }, Cancel);
        var other = Assert.Single(await store.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel));

        Assert.Equal((PostgreSqlStoreFixture.Key("open"), 3, 8), (open.Key, open.Version, open.Fence));
        Assert.Equal(PostgreSqlStoreFixture.Key("mapped"), mapped.Key);
        Assert.Equal(PostgreSqlStoreFixture.Key("other"), other.Key);
        Assert.Equal(PostgreSqlStoreFixture.Key("odd"), Assert.Single(await store.Queries.ListParkedAsync(null, 10, Cancel)).Key);
        await SchemaPool.ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
    }

    [Fact]
    public async Task Use_SchemaOfVersion2_KeepsItsWorkAndStoresEvents()
    {
        const string Second = "retail_second";
        await SchemaPool.ExecuteAsync($"DROP SCHEMA IF EXISTS {Second} CASCADE");
        await SchemaPool.ExecuteAsync(
            $"CREATE SCHEMA {Second}; CREATE TABLE {Second}.schema_version (version integer NOT NULL); INSERT INTO {Second}.schema_version VALUES (2);"
            + string.Concat(SchemaScripts.All.Take(2)).Replace("retail.", $"{Second}.", StringComparison.Ordinal)
            + $"INSERT INTO {Second}.work (flow, source, version, fence, due, since, state, priority) VALUES ('{PostgreSqlStoreFixture.Flow}', '{Name("open")}', 3, 7, now(), now(), 0, 0)");
        await using var store = new PostgreSqlWorkStore(
            new PostgreSqlStoreOptions { ConnectionString = await PostgreSqlEngine.ConnectAsync(), Schema = Second }, TimeProvider.System);

        var claim = Assert.Single(await store.ClaimAsync(PostgreSqlStoreFixture.Request(), Cancel));
        await store.CommitAsync(
            new Commit { Claim = claim, End = new WorkEnd.Done(), Events = [new CanonicalEvent("a", "retail.test", claim.Key.Source)] }, Cancel);
        var batch = await store.ClaimAsync(new EventClaim("reader", 10, NodaTime.Duration.FromMinutes(1)), Cancel);

        Assert.Equal((PostgreSqlStoreFixture.Key("open"), 3, 8), (claim.Key, claim.Version, claim.Fence));
        Assert.Equal("a", Assert.Single(batch!.Events).Event.Id);
        await SchemaPool.ExecuteAsync($"DROP SCHEMA {Second} CASCADE");
    }

    private static Task CreateFirstAsync() => SchemaPool.ExecuteAsync(
        $"CREATE SCHEMA {Schema}; CREATE TABLE {Schema}.schema_version (version integer NOT NULL); INSERT INTO {Schema}.schema_version VALUES (1);"
        + SchemaScripts.All[0].Replace("retail.", $"{Schema}.", StringComparison.Ordinal));

    private static async Task ParkAsync(string id, ParkReason reason)
    {
        var json = StoredJson.Write(reason).Replace("'", "''", StringComparison.Ordinal);
        await SchemaPool.ExecuteAsync(
            $"""
            INSERT INTO {Schema}.work (flow, source, version, due, since, state, priority)
            VALUES ('{PostgreSqlStoreFixture.Flow}', '{Name(id)}', 1, now(), now(), 2, 0);
            INSERT INTO {Schema}.parked (flow, source, at, reason) VALUES ('{PostgreSqlStoreFixture.Flow}', '{Name(id)}', now(), '{json}')
            """);
    }

    private static string Name(string id) => PostgreSqlStoreFixture.Key(id).Source.ToString();
}
