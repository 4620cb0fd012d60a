using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Npgsql;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class ManyNodesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_FourNodesInParallel_EachKeyIsClaimedOnce()
    {
        const int Keys = 2000;
        await using var fixture = new PostgreSqlStoreFixture { HasOwnClock = false };
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.OpenStoreAsync()));
        await nodes[0].CommitAsync(new Commit { Hints = [.. Enumerable.Range(0, Keys).Select(i => Hint($"{i}"))] }, Cancel);
        var claimed = new ConcurrentBag<(int Node, WorkKey Key)>();

        await Task.WhenAll(nodes.Select((node, number) => Task.Run(
            async () =>
            {
                while (await node.ClaimAsync(Request(max: 25, seconds: 600, node: $"{number}"), Cancel) is { Count: > 0 } claims)
                {
                    var results = await Task.WhenAll(claims.Select(claim => node.CommitAsync(
                        new Commit { Claim = claim, End = new WorkEnd.Done(), Links = [LinkOf(claim.Key)] }, Cancel).AsTask()));
                    Assert.All(results, result => Assert.Equal(CommitResult.Committed, result));
                    foreach (var claim in claims)
                    {
                        claimed.Add((number, claim.Key));
                    }
                }
            },
            Cancel)));

        Assert.Equal(Keys, claimed.Count);
        Assert.Equal(Keys, claimed.DistinctBy(item => item.Key).Count());
        Assert.Equal(4, claimed.DistinctBy(item => item.Node).Count());
        Assert.Equal(new WorkCounts(0, 0, 0, Keys), await nodes[0].Queries.CountAsync(Flow, Cancel));
    }

    [Fact]
    public async Task Claim_RowThatAnotherChangesAtThisMoment_IsPassedOverWithoutWaiting()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit { Hints = [Hint("1"), Hint("2")] }, Cancel);
        await using var connection = await PostgreSqlConnections.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await store.AppendAsync(transaction, [Hint("1")], Cancel);

        var claims = await store.ClaimAsync(Request(), Cancel);

        Assert.Equal(Key("2"), Assert.Single(claims).Key);
        await transaction.RollbackAsync(Cancel);
        Assert.Equal(Key("1"), Assert.Single(await store.ClaimAsync(Request(), Cancel)).Key);
    }

    [Fact]
    public async Task Claim_ManyNodesAtOnceWithSlots_NeverLeaseMoreThanThereAre()
    {
        const int Slots = 3;
        await using var fixture = new PostgreSqlStoreFixture();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.OpenStoreAsync()));
        await nodes[0].CommitAsync(new Commit { Hints = [.. Enumerable.Range(0, 40).Select(i => Hint($"{i}"))] }, Cancel);
        var request = Request(max: 2) with
        {
            Scopes = ImmutableDictionary<string, FlowScope>.Empty.Add(Flow, new FlowScope(1, ["erp"])),
            Slots = ImmutableDictionary<SystemName, int>.Empty.Add("erp", Slots),
        };

        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => nodes[i % 4].ClaimAsync(request, Cancel).AsTask(), Cancel)));

        Assert.Equal(Slots, claims.Sum(batch => batch.Count));
    }

    [Fact]
    public async Task Commit_NodesThatSealWhileOthersWriteTheAudit_LeaveNoGapInTheChain()
    {
        const int Entries = 120;
        await using var fixture = new PostgreSqlStoreFixture();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.OpenStoreAsync()));

        await Task.WhenAll(Enumerable.Range(0, Entries).Select(i => Task.Run(
            () => nodes[i % 3].CommitAsync(
                new Commit { Audit = [new AuditEntry($"{i}", "replayed", "ann", string.Empty)], SealsAudit = i % 7 == 0 }, Cancel).AsTask(),
            Cancel)));
        await nodes[0].CommitAsync(new Commit { SealsAudit = true }, Cancel);

        var verdict = await nodes[1].Queries.VerifyAuditAsync(Cancel);
        Assert.Equal((Entries, null), (verdict.Sealed, verdict.BrokenAt));
    }

    [Fact]
    public async Task Commit_TwoNodesWithTheSameKeysInOppositeOrder_AllAreStored()
    {
        const int Commits = 60;
        await using var fixture = new PostgreSqlStoreFixture();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => fixture.OpenStoreAsync()));
        RaisedHint[] hints = [.. Enumerable.Range(0, 20).Select(i => Hint(i.ToString("00", CultureInfo.InvariantCulture)))];

        await Task.WhenAll(Enumerable.Range(0, Commits).Select(i => Task.Run(
            () => nodes[i % 2].CommitAsync(new Commit { Hints = [.. i % 2 == 0 ? hints : hints.Reverse()] }, Cancel).AsTask(), Cancel)));

        var work = await nodes[0].Queries.FindWorkAsync(hints[7].Key, Cancel);
        Assert.Equal(Commits, work!.Version);
    }

    [Fact]
    public async Task WaitFor_LinkThatAnotherNodeStoresAtThisMoment_IsNeverMissed()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => fixture.OpenStoreAsync()));
        for (var i = 0; i < 40; i++)
        {
            var (waits, awaited) = (Key($"waits-{i}"), Key($"awaited-{i}"));
            await nodes[0].CommitAsync(new Commit { Hints = [new RaisedHint(waits, null)] }, Cancel);
            var claim = Assert.Single(await nodes[0].ClaimAsync(Request(), Cancel));
            var wait = new WorkEnd.WaitFor(new LinkWait(awaited.Source, LinkRole.SalesOrder, "erp"), fixture.Now + Duration.FromDays(1));

            await Task.WhenAll(
                Task.Run(() => nodes[0].CommitAsync(new Commit { Claim = claim, End = wait }, Cancel).AsTask(), Cancel),
                Task.Run(() => nodes[1].CommitAsync(new Commit { Links = [LinkOf(awaited)] }, Cancel).AsTask(), Cancel));

            var again = Assert.Single(await nodes[1].ClaimAsync(Request(), Cancel));
            Assert.Equal(waits, again.Key);
            await nodes[1].CommitAsync(new Commit { Claim = again, End = new WorkEnd.Done() }, Cancel);
        }
    }

    [Fact]
    public async Task Claim_ServersClock_MeasuresLeases()
    {
        await using var fixture = new PostgreSqlStoreFixture { HasOwnClock = false };
        var store = await fixture.OpenStoreAsync();
        await store.CommitAsync(new Commit { Hints = [Hint("1")] }, Cancel);
        await using var connection = await PostgreSqlConnections.OpenAsync();
        await using var clock = new NpgsqlCommand("SELECT clock_timestamp()", connection);

        var before = Instant.FromDateTimeUtc((DateTime)(await clock.ExecuteScalarAsync(Cancel))!);
        var claim = Assert.Single(await store.ClaimAsync(Request(seconds: 60), Cancel));
        var renewed = await store.RenewAsync(claim, Duration.FromSeconds(90), Cancel);
        var after = Instant.FromDateTimeUtc((DateTime)(await clock.ExecuteScalarAsync(Cancel))!);

        Assert.InRange(claim.LeaseUntil, before + Duration.FromSeconds(60), after + Duration.FromSeconds(60));
        Assert.InRange(renewed!.Value, before + Duration.FromSeconds(90), after + Duration.FromSeconds(90));
    }

    private static Link LinkOf(WorkKey key) =>
        new(key.Source, LinkRole.SalesOrder, new EntityRef("erp", EntityKind.SalesOrder, key.Source.Id), key.Source.Id);
}
