using Microsoft.Data.Sqlite;
using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Stores;

/// <summary>What somebody did to the audit behind the store's back is seen.</summary>
public sealed class AuditTamperTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE audit SET note = 'other' WHERE seq = 5", 5L)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE seq = 5", 5L)]
    [InlineData("DELETE FROM audit WHERE seq = 5", 6L)]
    [InlineData("DELETE FROM audit WHERE seq = 1", 2L)]
    [InlineData("UPDATE audit SET seq = -1 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = -1", 5L)]
    [InlineData("UPDATE audit SET seal = NULL WHERE seq = 5", 5L)]
    [InlineData("UPDATE audit SET seal = (SELECT seal FROM audit WHERE seq = 4) WHERE seq = 5", 5L)]
    public async Task Verify_RowIsChangedRemovedOrMoved_SaysWhere(string tampering, long brokenAt)
    {
        await using var fixture = new SqliteStoreFixture();
        var store = await SealedAsync(fixture);
        await TamperAsync(fixture, tampering);

        Assert.Equal(brokenAt, (await store.Queries.VerifyAuditAsync(Cancel)).BrokenAt);
    }

    [Fact]
    public async Task Verify_EndIsCutOff_TheLastSealIsAnother()
    {
        await using var fixture = new SqliteStoreFixture();
        var store = await SealedAsync(fixture);
        var before = await store.Queries.VerifyAuditAsync(Cancel);
        await TamperAsync(fixture, "DELETE FROM audit WHERE seq > 8");

        var after = await store.Queries.VerifyAuditAsync(Cancel);
        Assert.NotEqual(before.LastSeal, after.LastSeal);
        Assert.Equal((10L, 8L), (before.Sealed, after.Sealed));
    }

    private static async Task<Retail.Connectors.Sqlite.SqliteWorkStore> SealedAsync(SqliteStoreFixture fixture)
    {
        var store = fixture.Open();
        for (var i = 0; i < 10; i++)
        {
            await store.CommitAsync(new Commit { Audit = [new AuditEntry($"shop/order/{i % 2}", "replayed", "ann", string.Empty)] }, Cancel);
            await fixture.AdvanceAsync(Duration.FromSeconds(1));
        }

        await store.CommitAsync(new Commit { SealsAudit = true }, Cancel);
        Assert.Null((await store.Queries.VerifyAuditAsync(Cancel)).BrokenAt);
        return store;
    }

    private static async Task TamperAsync(SqliteStoreFixture fixture, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={fixture.Path};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
