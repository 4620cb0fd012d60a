using NodaTime;
using Npgsql;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

/// <summary>Changes that are stored in one round trip, where something is not as they take for granted.</summary>
public sealed class UsualChangeTests
{
    private const int Count = 20;
    private static readonly Digest Asked = new(new string('a', 64));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Done_OneOfManyLostItsFence_OthersEnd()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var claims = await ClaimAsync(store);
        var lost = claims[7] with { Fence = claims[7].Fence - 1 };

        var results = await AllAsync(claims, claim => store.CommitAsync(Done(claim == claims[7] ? lost : claim), Cancel));

        Assert.Equal(claims.Select(claim => claim == claims[7] ? CommitResult.FenceLost : CommitResult.Committed), results);
        Assert.Equal(WorkState.Pending, (await store.Queries.FindWorkAsync(lost.Key, Cancel))!.State);
    }

    [Fact]
    public async Task Done_VersionRose_IsTold()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var claims = await ClaimAsync(store);
        await store.CommitAsync(new Commit { Hints = [new RaisedHint(claims[3].Key, Revision: null)] }, Cancel);

        var results = await AllAsync(claims, claim => store.CommitAsync(Done(claim), Cancel));

        Assert.Equal(claims.Select(claim => claim == claims[3] ? CommitResult.VersionRose : CommitResult.Committed), results);
    }

    [Fact]
    public async Task Done_OneOfManyWithAnEffectThatWasNeverBegun_OthersEnd()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var claims = await ClaimAsync(store);
        await AllAsync(claims.Where(claim => claim != claims[5]), claim => BeginAsync(store, claim, fixture.Now));

        var ends = claims.Select(claim => store.CommitAsync(Done(claim) with { Effects = [Completed(claim)] }, Cancel).AsTask()).ToArray();

        await Assert.ThrowsAsync<InvalidOperationException>(() => ends[5]);
        Assert.All(await Task.WhenAll(ends.Where(end => end != ends[5])), result => Assert.Equal(CommitResult.Committed, result));
    }

    [Fact]
    public async Task Begin_OneOfManyBegunBefore_OthersAreTheFirst()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var claims = await ClaimAsync(store);
        await BeginAsync(store, claims[4], fixture.Now);

        var results = await AllAsync(claims, claim => BeginAsync(store, claim, fixture.Now));

        for (var i = 0; i < results.Length; i++)
        {
            Assert.True(i == 4 ? results[i] is BeginResult.Again : results[i] is BeginResult.First, $"{i}: {results[i]}");
        }
    }

    [Fact]
    public async Task Begin_WritesHeldWhileTheRowIsWaitedFor_IsRefused()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        var claim = (await ClaimAsync(store))[0];
        await using var host = new NpgsqlConnection(await PostgreSqlEngine.ConnectAsync());
        await host.OpenAsync(Cancel);
        await using var transaction = await host.BeginTransactionAsync(Cancel);
        await store.AppendAsync(transaction, [new RaisedHint(claim.Key, Revision: null)], Cancel);

        var begun = BeginAsync(store, claim, fixture.Now).AsTask();
        await WaitForTheRowAsync(fixture.Schema);
        await store.CommitAsync(new Commit { Holds = [new Hold(HoldTarget.Writes, "stop", null)] }, Cancel);
        await transaction.CommitAsync(Cancel);

        Assert.IsType<BeginResult.WritesHeld>(await begun);
    }

    private static async Task<Claim[]> ClaimAsync(PostgreSqlWorkStore store)
    {
        await store.CommitAsync(new Commit { Hints = [.. Enumerable.Range(0, Count).Select(i => Hint($"{i}"))] }, Cancel);
        return [.. await store.ClaimAsync(Request(max: Count), Cancel)];
    }

    private static Commit Done(Claim claim) => new() { Claim = claim, End = new WorkEnd.Done() };

    private static EffectKey Effect(Claim claim) => EffectKey.For(claim.Key.Source, "submit", "erp");

    private static EffectCompletion Completed(Claim claim) => new(Effect(claim), Asked, new Receipt
    {
        Document = new EntityRef("erp", EntityKind.SalesOrder, claim.Key.Source.Id),
        DisplayName = claim.Key.Source.Id,
        Stage = DocumentStage.Confirmed,
    });

    private static ValueTask<BeginResult> BeginAsync(PostgreSqlWorkStore store, Claim claim, Instant now) =>
        store.BeginAsync(claim, Effect(claim), Asked, now + Duration.FromSeconds(1), SettleTime.None, Cancel);

    private static Task<T[]> AllAsync<T>(IEnumerable<Claim> claims, Func<Claim, ValueTask<T>> ask) =>
        Task.WhenAll(claims.Select(claim => ask(claim).AsTask()));

    /// <summary>Until a session waits for a row of this schema.</summary>
    private static async Task WaitForTheRowAsync(string schema)
    {
        await using var connection = new NpgsqlConnection(await PostgreSqlEngine.ConnectAsync());
        await connection.OpenAsync(Cancel);
        await using var waits = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%' || $1 || '.work%'", connection);
        waits.Parameters.AddWithValue(schema);
        while ((long)(await waits.ExecuteScalarAsync(Cancel))! == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancel);
        }
    }
}
