using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>Files that earlier versions left are brought up to date, with what stands in them.</summary>
public sealed class SqliteMigrationTests
{
    private const string Flow = "orders/erp";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_Version1_NothingIsLost()
    {
        await using var fixture = await FromVersion1Async();
        var store = fixture.Open();

        Assert.Equal(new WorkCounts(1, 0, 2, 1), await store.Queries.CountAsync(Flow, Cancel));
        Assert.Equal(new Cursor("7"), await store.Queries.FindCursorAsync("shop/order", Cancel));
        Assert.Equal("https://shop.example", await store.PinIdentityAsync("shop", "other", Cancel));
        Assert.Equal("S4", Assert.Single(await store.Queries.FindLinksAsync(Order("4"), Cancel)).DisplayName);
        var claim = Assert.Single(await ClaimAsync(store));
        Assert.Equal((Order("1"), 3L, 3L), (claim.Key.Source, claim.Version, claim.Fence));
    }

    [Fact]
    public async Task Open_Version1_ParkedWorkIsFoundByMappingAndByCode()
    {
        await using var fixture = await FromVersion1Async();
        var store = fixture.Open();
        await store.CommitAsync(new Commit { Mapped = [new MissingMapping("payment-method", "shop", "erp", "visa")] }, Cancel);
        Assert.Equal(2, (await ClaimAsync(store)).Count);

        await store.CommitAsync(new Commit { ReplayAll = new ParkFilter(Flow, "money-differs", Pipelines.Parking.ParkOwner.Finance) }, Cancel);
        Assert.Equal(Order("3"), Assert.Single(await ClaimAsync(store)).Key.Source);
    }

    [Fact]
    public async Task Open_Version1Twice_TheSecondTimeNothingIsLeftToDo()
    {
        await using var fixture = await FromVersion1Async();
        fixture.Open();
        await fixture.CloseAllAsync();

        Assert.Equal(4, (await fixture.Open().Queries.CountAsync(Flow, Cancel)).Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Open_EarlierVersion_EventsCanBeStored(int version)
    {
        await using var fixture = await FromVersionAsync(version);
        var store = fixture.Open();
        await store.CommitAsync(new Commit { Events = [new CanonicalEvent("a", "retail.test", Order("1"))] }, Cancel);

        var batch = await store.ClaimAsync(new EventClaim("reader", 10, Duration.FromMinutes(1)), Cancel);

        Assert.Equal("a", Assert.Single(batch!.Events).Event.Id);
    }

    private static EntityRef Order(string id) => new("shop", EntityKind.Order, id);

    private static Task<IReadOnlyList<Claim>> ClaimAsync(Retail.Connectors.Sqlite.SqliteWorkStore store) =>
        store.ClaimAsync(new ClaimRequest("node", [Flow], 10, Duration.FromMinutes(1)), Cancel).AsTask();

    private static Task<SqliteStoreFixture> FromVersion1Async() => FromVersionAsync(1);

    private static async Task<SqliteStoreFixture> FromVersionAsync(int version)
    {
        var fixture = new SqliteStoreFixture();
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await fixture.RestoreAsync(version);
        return fixture;
    }
}
