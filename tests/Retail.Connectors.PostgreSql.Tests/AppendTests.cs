using Npgsql;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class AppendTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_HostCommits_WorkIsSeenFromThenOn()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await using var connection = await PostgreSqlConnections.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancel);

        await store.AppendAsync(transaction, [Hint("1"), Hint("2"), Hint("2")], Cancel);

        Assert.Empty(await store.ClaimAsync(Request(), Cancel));
        Assert.Null(await store.Queries.FindWorkAsync(Key("1"), Cancel));
        await transaction.CommitAsync(Cancel);
        Assert.Equal([Key("1"), Key("2")], (await store.ClaimAsync(Request(), Cancel)).Select(claim => claim.Key).OrderBy(key => key.Source.Id));
        Assert.Equal(2, (await store.Queries.FindWorkAsync(Key("2"), Cancel))!.Version);
    }

    [Fact]
    public async Task Append_HostRollsBack_NothingWasHinted()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await using var connection = await PostgreSqlConnections.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync(Cancel))
        {
            await store.AppendAsync(transaction, [Hint("1")], Cancel);
        }

        Assert.Null(await store.Queries.FindWorkAsync(Key("1"), Cancel));
    }

    [Fact]
    public async Task Append_HostCommits_ListenersAreWoken()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await using var listener = await Listening.StartAsync(await fixture.OpenStoreAsync());
        await using var connection = await PostgreSqlConnections.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await store.AppendAsync(transaction, [Hint("1")], Cancel);

        await transaction.CommitAsync(Cancel);

        await listener.HearAsync();
    }

    [Fact]
    public async Task Append_TransactionThatHasEnded_IsRefused()
    {
        await using var fixture = new PostgreSqlStoreFixture();
        var store = await fixture.OpenStoreAsync();
        await using var connection = await PostgreSqlConnections.OpenAsync();
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Cancel);
        await transaction.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => store.AppendAsync(transaction, [Hint("1")], Cancel).AsTask());
        Assert.Null(await store.Queries.FindWorkAsync(Key("1"), Cancel));
    }
}
