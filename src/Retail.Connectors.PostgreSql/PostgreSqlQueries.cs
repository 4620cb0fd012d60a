using System.Collections.Immutable;
using Npgsql;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

internal sealed class PostgreSqlQueries(Database database, GroupReader reader) : IStoreQueries
{
    public ValueTask<ImmutableArray<Link>> FindLinksAsync(EntityRef source, CancellationToken cancellationToken) =>
        FindLinksAsync("SELECT source, role, target, name, lines FROM retail.link WHERE source = $1 ORDER BY at, seq", source, cancellationToken);

    public ValueTask<ImmutableArray<Link>> FindLinksToAsync(EntityRef target, CancellationToken cancellationToken) =>
        FindLinksAsync("SELECT source, role, target, name, lines FROM retail.link WHERE target = $1 ORDER BY at, seq", target, cancellationToken);

    public ValueTask<Shadow?> FindShadowAsync(EntityRef source, string flow, CancellationToken cancellationToken) => reader.QueryAsync(
        rows => rows.Read()
            ? new Shadow(source, flow, new Revision(rows.GetString(0)), rows.IsDBNull(1) ? null : new Digest(rows.GetString(1)))
            {
                Memo = rows.IsDBNull(2) ? null : rows.GetString(2),
            }
            : null,
        "SELECT seen, written, memo FROM retail.shadow WHERE source = $1 AND flow = $2",
        [source.ToString(), flow],
        cancellationToken);

    /// <remarks>A key begins with its record and a slash; '0' is what follows the slash in the key's order. The id of another record may go on with a slash.</remarks>
    public ValueTask<ImmutableArray<OpenEffect>> FindOpenEffectsAsync(EntityRef source, CancellationToken cancellationToken) => reader.QueryAsync(
        rows => ReadAll(rows, row => new OpenEffect(EffectKey.Parse(row.GetString(0)), SqlTime.At(row.GetDateTime(1)))).RemoveAll(open => open.Key.Source != source),
        "SELECT key, send_before FROM retail.ledger WHERE key >= $1 AND key < $2 AND completed IS NULL",
        [$"{source}/", $"{source}0"],
        cancellationToken);

    public ValueTask<Cursor?> FindCursorAsync(string feed, CancellationToken cancellationToken) => database.QueryAsync<Cursor?>(
        rows => rows.Read() ? new Cursor(rows.GetString(0)) : null,
        "SELECT value FROM retail.cursor WHERE feed = $1",
        [feed],
        cancellationToken);

    public ValueTask<WorkView?> FindWorkAsync(WorkKey key, CancellationToken cancellationToken) => database.QueryAsync(
        rows => rows.Read()
            ? new WorkView(
                key, (WorkState)rows.GetInt16(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3), SqlTime.At(rows.GetDateTime(4)), rows.GetString(5))
            : null,
        "SELECT state, version, fence, attempts, due, error FROM retail.work WHERE flow = $1 AND source = $2",
        [key.Flow, key.Source.ToString()],
        cancellationToken);

    public ValueTask<ImmutableArray<ParkedWork>> ListParkedAsync(string? flow, int max, CancellationToken cancellationToken) => database.QueryAsync(
        rows => ReadAll(rows, row => new ParkedWork(
            new WorkKey(row.GetString(0), EntityRef.Parse(row.GetString(1))),
            StoredJson.ReadParkReason(row.GetString(3)),
            SqlTime.At(row.GetDateTime(2)))),
        "SELECT flow, source, at, reason FROM retail.parked WHERE $1 IS NULL OR flow = $1 ORDER BY at LIMIT $2",
        [flow, max],
        cancellationToken);

    public ValueTask<ImmutableArray<Hold>> ListHoldsAsync(CancellationToken cancellationToken) =>
        database.QueryAsync(rows => ReadAll(rows, HoldStatements.Read), HoldStatements.List, [], cancellationToken);

    public ValueTask<AuditVerdict> VerifyAuditAsync(CancellationToken cancellationToken) =>
        database.QueryAsync(AuditStatements.ReadVerdict, AuditStatements.SelectSealed, [], cancellationToken);

    public ValueTask<ImmutableArray<BatchItem>> FindItemsAsync(
        string flow, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        database.QueryAsync(rows => ReadAll(rows, ItemStatements.Read), ItemStatements.Find, [flow, names.ToArray()], cancellationToken);

    public ValueTask<ImmutableArray<BatchItem>> ListItemsAsync(string flow, string? after, int max, CancellationToken cancellationToken) =>
        database.QueryAsync(rows => ReadAll(rows, ItemStatements.Read), ItemStatements.List, [flow, after ?? string.Empty, max], cancellationToken);

    public ValueTask<ImmutableArray<BatchItem>> ListDueItemsAsync(string flow, int max, CancellationToken cancellationToken) =>
        database.QueryAsync(rows => ReadAll(rows, ItemStatements.Read), ItemStatements.ListDue, [flow, max], cancellationToken);

    public ValueTask<ImmutableArray<DemandLine>> FindDemandAsync(
        string pool, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) => skus is null
        ? database.QueryAsync(rows => ReadAll(rows, DemandStatements.Read), DemandStatements.SelectAll, [pool], cancellationToken)
        : database.QueryAsync(rows => ReadAll(rows, DemandStatements.Read), DemandStatements.SelectOfSkus, [pool, skus.ToArray()], cancellationToken);

    public ValueTask<ImmutableArray<DemandLine>> FindDemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) =>
        reader.QueryAsync(rows => ReadAll(rows, DemandStatements.Read), DemandStatements.SelectOfSource, [pool, source.ToString()], cancellationToken);

    public ValueTask<WorkCounts> CountAsync(string flow, CancellationToken cancellationToken) => database.QueryAsync(
        ReadCounts,
        "SELECT state, count(*) FROM retail.work WHERE flow = $1 GROUP BY state",
        [flow],
        cancellationToken);

    public async ValueTask<FlowBacklog> MeasureAsync(string flow, CancellationToken cancellationToken)
    {
        var parked = await database.QueryAsync(
            rows => ReadAll(rows, row => new OwnerBacklog(Enum.Parse<ParkOwner>(row.GetString(0)), row.GetInt64(1), SqlTime.At(row.GetDateTime(2)))),
            "SELECT owner, count(*), min(at) FROM retail.parked WHERE flow = $1 GROUP BY owner ORDER BY owner",
            [flow],
            cancellationToken);
        return await database.QueryAsync(
            rows => rows.Read()
                ? new FlowBacklog(rows.GetInt64(0), rows.IsDBNull(1) ? null : SqlTime.At(rows.GetDateTime(1)), parked)
                : throw new InvalidOperationException("A count answers with one row."),
            "SELECT count(*), min(since) FROM retail.work WHERE flow = $1 AND state <= 1",
            [flow],
            cancellationToken);
    }

    private ValueTask<ImmutableArray<Link>> FindLinksAsync(string sql, EntityRef of, CancellationToken cancellationToken) => reader.QueryAsync(
        rows => ReadAll(rows, row => new Link(
            EntityRef.Parse(row.GetString(0)), new LinkRole(row.GetString(1)), EntityRef.Parse(row.GetString(2)), row.GetString(3))
        {
            Lines = StoredJson.ReadLines(row.IsDBNull(4) ? null : row.GetString(4)),
        }),
        sql,
        [of.ToString()],
        cancellationToken);

    private static WorkCounts ReadCounts(NpgsqlDataReader rows)
    {
        var counts = new long[4];
        while (rows.Read())
        {
            counts[rows.GetInt16(0)] = rows.GetInt64(1);
        }

        return new WorkCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    private static ImmutableArray<T> ReadAll<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        while (rows.Read())
        {
            items.Add(read(rows));
        }

        return items.DrainToImmutable();
    }
}
