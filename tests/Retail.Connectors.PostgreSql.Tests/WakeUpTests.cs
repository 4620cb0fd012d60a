using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class WakeUpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listen_AnotherNodeHints_IsWokenAndFindsTheWork()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var (idle, other) = (await fixture.OpenStoreAsync(), await fixture.OpenStoreAsync());
        await using var listener = await Listening.StartAsync(idle);

        for (var i = 0; i < 3; i++)
        {
            await other.CommitAsync(new Commit { Hints = [Hint($"{i}")] }, Cancel);
            await listener.HearAsync();
            Assert.Equal(Key($"{i}"), Assert.Single(await idle.ClaimAsync(Request(), Cancel)).Key);
        }
    }

    [Fact]
    public async Task Listen_AnotherNodeStoresTheLinkThatWorkWaitsFor_IsWoken()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var (idle, other) = (await fixture.OpenStoreAsync(), await fixture.OpenStoreAsync());
        await other.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        var claim = Assert.Single(await other.ClaimAsync(Request(), Cancel));
        var awaited = Key("2").Source;
        await other.CommitAsync(
            new Commit { Claim = claim, End = new WorkEnd.WaitFor(new LinkWait(awaited, LinkRole.SalesOrder, "erp"), fixture.Now + NodaTime.Duration.FromDays(1)) },
            Cancel);
        await using var listener = await Listening.StartAsync(idle);

        await other.CommitAsync(
            new Commit { Links = [new Link(awaited, LinkRole.SalesOrder, new EntityRef("erp", EntityKind.SalesOrder, "S2"), "S2")] }, Cancel);

        await listener.HearAsync();
        Assert.Equal(Key("1"), Assert.Single(await idle.ClaimAsync(Request(), Cancel)).Key);
    }

    [Fact]
    public async Task Listen_ConnectionIsCut_ListensAgain()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await using var listener = await Listening.StartAsync(store);

        await SchemaPool.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN {fixture.Schema}_work'");

        // The first signal says that it listens again.
        await listener.HearAsync();
        await using var other = new PostgreSqlWorkStore(
            new PostgreSqlStoreOptions { ConnectionString = await PostgreSqlEngine.ConnectAsync(), Schema = fixture.Schema }, TimeProvider.System);
        await other.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        await listener.HearAsync();
    }
}
