using System.Collections.Immutable;
using Npgsql;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

internal sealed class PostgreSqlQueries(Database database, GroupReader reader) : IStoreQueries
{
    private static readonly KeyedQuery<Link> Links = new(
        """
        SELECT k.place, l.source, l.role, l.target, l.name, l.lines FROM unnest($1) WITH ORDINALITY AS k(source, place)
        JOIN retail.link l ON l.source = k.source ORDER BY k.place, l.at, l.seq
        """,
        ReadLink);

    private static readonly KeyedQuery<Link> LinksTo = new(
        """
        SELECT k.place, l.source, l.role, l.target, l.name, l.lines FROM unnest($1) WITH ORDINALITY AS k(target, place)
        JOIN retail.link l ON l.target = k.target ORDER BY k.place, l.at, l.seq
        """,
        ReadLink);

    private static readonly KeyedQuery<Shadow> Shadows = new(
        """
        SELECT k.place, s.source, s.flow, s.seen, s.written, s.memo FROM unnest($1, $2) WITH ORDINALITY AS k(source, flow, place)
        JOIN retail.shadow s ON s.source = k.source AND s.flow = k.flow
        """,
        static row => new Shadow(
            EntityRef.Parse(row.GetString(1)), row.GetString(2), new Revision(row.GetString(3)), row.IsDBNull(4) ? null : new Digest(row.GetString(4)))
        {
            Memo = row.IsDBNull(5) ? null : row.GetString(5),
        });

    private static readonly KeyedQuery<OpenEffect> OpenEffects = new(
        """
        SELECT k.place, l.key, l.send_before, l.flow FROM unnest($1, $2) WITH ORDINALITY AS k(first, past, place)
        JOIN retail.ledger l ON l.key >= k.first AND l.key < k.past AND l.completed IS NULL ORDER BY k.place, l.key
        """,
        static row => new OpenEffect(EffectKey.Parse(row.GetString(1)), SqlTime.At(row.GetDateTime(2))) { Flow = row.GetString(3) });

    public ValueTask<ImmutableArray<Link>> FindLinksAsync(EntityRef source, CancellationToken cancellationToken) =>
        reader.FindAsync(Links, [source.ToString()], cancellationToken);

    public ValueTask<ImmutableArray<Link>> FindLinksToAsync(EntityRef target, CancellationToken cancellationToken) =>
        reader.FindAsync(LinksTo, [target.ToString()], cancellationToken);

    public async ValueTask<Shadow?> FindShadowAsync(EntityRef source, string flow, CancellationToken cancellationToken) =>
        await reader.FindAsync(Shadows, [source.ToString(), flow], cancellationToken) is [var shadow] ? shadow : null;

    /// <remarks>A key begins with its record and a slash; '0' is what follows the slash in the key's order. The id of another record may go on with a slash.</remarks>
    public async ValueTask<ImmutableArray<OpenEffect>> FindOpenEffectsAsync(EntityRef source, CancellationToken cancellationToken) =>
        (await reader.FindAsync(OpenEffects, [$"{source}/", $"{source}0"], cancellationToken)).RemoveAll(open => open.Key.Source != source);

    public ValueTask<Receipt?> FindReceiptAsync(EffectKey key, CancellationToken cancellationToken) => database.QueryAsync(
        rows => rows.Read() ? StoredJson.ReadReceipt(rows.GetString(0)) : null,
        "SELECT receipt FROM retail.ledger WHERE key = $1 AND completed IS NOT NULL",
        [key.ToString()],
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

    public ValueTask<long> FindMappingVersionAsync(CancellationToken cancellationToken) => reader.QueryAsync(
        rows => rows.Read() ? rows.GetInt64(0) : 0, MappingStatements.SelectVersion, [], cancellationToken);

    public ValueTask<ImmutableArray<StoredMapping>> ListMappingsAsync(CancellationToken cancellationToken) =>
        database.QueryAsync(rows => ReadAll(rows, MappingStatements.Read), MappingStatements.SelectCurrent, [], cancellationToken);

    public ValueTask<ImmutableArray<StoredMapping>> ListMappingHistoryAsync(MappingWord word, CancellationToken cancellationToken) => database.QueryAsync(
        rows => ReadAll(rows, MappingStatements.Read),
        MappingStatements.SelectHistory,
        [word.Table, word.From.Value, word.To.Value, word.Value],
        cancellationToken);

    private static Link ReadLink(NpgsqlDataReader row) =>
        new(EntityRef.Parse(row.GetString(1)), new LinkRole(row.GetString(2)), EntityRef.Parse(row.GetString(3)), row.GetString(4))
        {
            Lines = StoredJson.ReadLines(row.IsDBNull(5) ? null : row.GetString(5)),
        };

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
