using Microsoft.Data.Sqlite;
using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>A reason stands exactly as long as its work is parked, also one that an earlier version wrote.</summary>
public sealed class SqliteReasonTests
{
    private static readonly ParkReason Unmapped =
        new("missing-mapping", "No.", "Map it.", ParkOwner.Erp) { Missing = [new MissingMapping("payment-method", "shop", "erp", "visa")] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static WorkKey Key { get; } = new("orders/erp", new EntityRef("shop", EntityKind.Order, "2"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hint_OnWorkThatAnEarlierVersionParked_ForgetsReasonAndMissingMapping(int version)
    {
        await using var fixture = new SqliteStoreFixture();
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await fixture.RestoreAsync(version);
        var store = fixture.Open();
        Assert.Equal(2, (await store.Queries.ListParkedAsync(flow: null, 10, Cancel)).Length);

        await store.CommitAsync(new Commit { Hints = [new RaisedHint(Key, Revision: null)] }, Cancel);

        Assert.NotEqual(Key, Assert.Single(await store.Queries.ListParkedAsync(flow: null, 10, Cancel)).Key);
        await fixture.CloseAllAsync();
        Assert.Equal(0, await CountMissingAsync(fixture));
    }

    [Fact]
    public async Task Hint_OnParkedWorkInTheStateThatWasSeen_LeavesItParked()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        await store.CommitAsync(new Commit { Hints = [new RaisedHint(Key, new Revision("a"))] }, Cancel);
        await ParkAsync(store, Unmapped);

        await store.CommitAsync(new Commit { Hints = [new RaisedHint(Key, new Revision("a"))] }, Cancel);

        Assert.Equal(WorkState.Parked, (await store.Queries.FindWorkAsync(Key, Cancel))!.State);
        Assert.Equal(Key, Assert.Single(await store.Queries.ListParkedAsync(flow: null, 10, Cancel)).Key);

        await store.CommitAsync(new Commit { Hints = [new RaisedHint(Key, new Revision("b"))] }, Cancel);

        Assert.Equal(WorkState.Pending, (await store.Queries.FindWorkAsync(Key, Cancel))!.State);
        Assert.Empty(await store.Queries.ListParkedAsync(flow: null, 10, Cancel));
    }

    [Fact]
    public async Task Park_WorkThatIsParkedAlready_KeepsItsDayAndTakesTheNewReason()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        await ParkAsync(store, Unmapped);
        var since = fixture.Now;
        await fixture.AdvanceAsync(Duration.FromDays(1));
        await ParkAsync(store, new ParkReason("unreadable", "No.", "Look.", ParkOwner.Commerce));

        var parked = Assert.Single(await store.Queries.ListParkedAsync(flow: null, 10, Cancel));

        Assert.Equal(("unreadable", since), (parked.Reason.Code, parked.At));
        await fixture.CloseAllAsync();
        Assert.Equal(0, await CountMissingAsync(fixture));
    }

    [Fact]
    public async Task Count_WorkInEveryState_TellsEachOfThem()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = fixture.Open();
        await ParkAsync(store, Unmapped);
        await store.CommitAsync(new Commit { Hints = [Hint("3"), Hint("4"), Hint("5"), Hint("6")] }, Cancel);
        var claims = (await store.ClaimAsync(new ClaimRequest("node", [Key.Flow], 10, Duration.FromMinutes(1)), Cancel)).ToDictionary(claim => claim.Key.Source.Id);
        await store.CommitAsync(new Commit { Claim = claims["3"], End = new WorkEnd.Done() }, Cancel);
        await store.CommitAsync(new Commit { Claim = claims["4"], End = new WorkEnd.Done() }, Cancel);
        var wait = new WorkEnd.WaitFor(new Links.LinkWait(Key.Source, Links.LinkRole.SalesOrder, "erp"), fixture.Now + Duration.FromDays(1));
        await store.CommitAsync(new Commit { Claim = claims["5"], End = wait }, Cancel);

        Assert.Equal(new WorkCounts(Pending: 1, Waiting: 1, Parked: 1, Done: 2), await store.Queries.CountAsync(Key.Flow, Cancel));
        Assert.Equal(2, (await store.Queries.MeasureAsync(Key.Flow, Cancel)).Open);
    }

    private static RaisedHint Hint(string id) => new(new WorkKey(Key.Flow, new EntityRef("shop", EntityKind.Order, id)), Revision: null);

    private static async Task ParkAsync(SqliteWorkStore store, ParkReason reason) =>
        await store.CommitAsync(new Commit { Parks = [new ParkedRecord(Key, reason)] }, Cancel);

    private static async Task<long> CountMissingAsync(SqliteStoreFixture fixture)
    {
        await using var connection = new SqliteConnection($"Data Source={fixture.Path};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM parked_missing";
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
