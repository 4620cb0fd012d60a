using System.Collections.Immutable;
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
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

internal sealed class SqliteQueries(SqliteReaders readers) : IStoreQueries
{
    public ValueTask<ImmutableArray<Link>> FindLinksAsync(EntityRef source, CancellationToken cancellationToken) =>
        FindLinks("SELECT source, role, target, name, lines FROM link WHERE source = ?1 ORDER BY at", source);

    public ValueTask<ImmutableArray<Link>> FindLinksToAsync(EntityRef target, CancellationToken cancellationToken) =>
        FindLinks("SELECT source, role, target, name, lines FROM link WHERE target = ?1 ORDER BY at", target);

    public ValueTask<Shadow?> FindShadowAsync(EntityRef source, string flow, CancellationToken cancellationToken) => Read(session =>
    {
        using var rows = session.Query("SELECT seen, written, memo FROM shadow WHERE source = ?1 AND flow = ?2", source.ToString(), flow);
        return rows.Read()
            ? new Shadow(source, flow, new Revision(rows.GetString(0)), rows.IsDBNull(1) ? null : new Digest(rows.GetString(1)))
            {
                Memo = rows.IsDBNull(2) ? null : rows.GetString(2),
            }
            : null;
    });

    public ValueTask<ImmutableArray<OpenEffect>> FindOpenEffectsAsync(EntityRef source, CancellationToken cancellationToken) => Read(session =>
    {
        // A key begins with its record and a slash; '0' is what follows the slash in the key's order.
        var open = ImmutableArray.CreateBuilder<OpenEffect>();
        using var rows = session.Query(
            "SELECT key, send_before, flow FROM ledger WHERE key >= ?1 AND key < ?2 AND completed IS NULL", $"{source}/", $"{source}0");
        while (rows.Read())
        {
            // The id of another record may go on with a slash.
            if (EffectKey.Parse(rows.GetString(0)) is var key && key.Source == source)
            {
                open.Add(new OpenEffect(key, Time(rows.GetInt64(1))) { Flow = rows.GetString(2) });
            }
        }

        return open.DrainToImmutable();
    });

    public ValueTask<Receipt?> FindReceiptAsync(EffectKey key, CancellationToken cancellationToken) => Read(session =>
    {
        using var rows = session.Query("SELECT receipt FROM ledger WHERE key = ?1 AND completed IS NOT NULL", key.ToString());
        return rows.Read() ? StoredJson.ReadReceipt(rows.GetString(0)) : null;
    });

    public ValueTask<Cursor?> FindCursorAsync(string feed, CancellationToken cancellationToken) => Read<Cursor?>(session =>
    {
        using var rows = session.Query("SELECT value FROM cursor WHERE feed = ?1", feed);
        return rows.Read() ? new Cursor(rows.GetString(0)) : null;
    });

    public ValueTask<WorkView?> FindWorkAsync(WorkKey key, CancellationToken cancellationToken) => Read(session =>
    {
        using var rows = session.Query(
            "SELECT state, version, fence, attempts, due, error FROM work WHERE flow = ?1 AND source = ?2", key.Flow, key.Source.ToString());
        return rows.Read()
            ? new WorkView(key, (WorkState)rows.GetInt32(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3), Time(rows.GetInt64(4)), rows.GetString(5))
            : null;
    });

    public ValueTask<ImmutableArray<ParkedWork>> ListParkedAsync(string? flow, int max, CancellationToken cancellationToken) => Read(session =>
    {
        var parked = ImmutableArray.CreateBuilder<ParkedWork>();
        using var rows = session.Query(
            "SELECT flow, source, at, reason FROM parked WHERE ?1 IS NULL OR flow = ?1 ORDER BY at LIMIT ?2", flow, max);
        while (rows.Read())
        {
            parked.Add(new ParkedWork(
                new WorkKey(rows.GetString(0), EntityRef.Parse(rows.GetString(1))),
                StoredJson.ReadParkReason(rows.GetString(3)),
                Time(rows.GetInt64(2))));
        }

        return parked.DrainToImmutable();
    });

    public ValueTask<ImmutableArray<Hold>> ListHoldsAsync(CancellationToken cancellationToken) =>
        Read<ImmutableArray<Hold>>(session => [.. HoldStatements.List(session)]);

    public ValueTask<AuditVerdict> VerifyAuditAsync(CancellationToken cancellationToken) => Read(AuditStatements.Verify);

    public ValueTask<ImmutableArray<BatchItem>> FindItemsAsync(
        string flow, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Read<ImmutableArray<BatchItem>>(session => [.. ItemStatements.Find(session, flow, names)]);

    public ValueTask<ImmutableArray<BatchItem>> ListItemsAsync(string flow, string? after, int max, CancellationToken cancellationToken) =>
        Read<ImmutableArray<BatchItem>>(session => [.. ItemStatements.List(session, flow, after, max)]);

    public ValueTask<ImmutableArray<BatchItem>> ListDueItemsAsync(string flow, int max, CancellationToken cancellationToken) =>
        Read<ImmutableArray<BatchItem>>(session => [.. ItemStatements.ListDue(session, flow, max)]);

    public ValueTask<ImmutableArray<DemandLine>> FindDemandAsync(
        string pool, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) =>
        Read<ImmutableArray<DemandLine>>(session => [.. DemandStatements.In(session, pool, skus)]);

    public ValueTask<ImmutableArray<DemandLine>> FindDemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) =>
        Read<ImmutableArray<DemandLine>>(session => [.. DemandStatements.Of(session, pool, source)]);

    public ValueTask<WorkCounts> CountAsync(string flow, CancellationToken cancellationToken) => Read(session =>
    {
        var counts = new long[4];
        using var rows = session.Query(
            """
            SELECT state, count(*) FROM work INDEXED BY work_turn WHERE flow = ?1 AND state <= 1 GROUP BY state
            UNION ALL SELECT 2, count(*) FROM parked WHERE flow = ?1
            UNION ALL SELECT 3, count(*) FROM work INDEXED BY work_done WHERE flow = ?1 AND state = 3
            """, flow);
        while (rows.Read())
        {
            counts[rows.GetInt32(0)] = rows.GetInt64(1);
        }

        return new WorkCounts(counts[0], counts[1], counts[2], counts[3]);
    });

    public ValueTask<FlowBacklog> MeasureAsync(string flow, CancellationToken cancellationToken) => Read(session =>
    {
        var parked = ImmutableArray.CreateBuilder<OwnerBacklog>();
        using (var owners = session.Query("SELECT owner, count(*), min(at) FROM parked WHERE flow = ?1 GROUP BY owner ORDER BY owner", flow))
        {
            while (owners.Read())
            {
                parked.Add(new OwnerBacklog(Enum.Parse<ParkOwner>(owners.GetString(0)), owners.GetInt64(1), Time(owners.GetInt64(2))));
            }
        }

        using var open = session.Query("SELECT count(*), min(since) FROM work INDEXED BY work_turn WHERE flow = ?1 AND state <= 1", flow);
        open.Read();
        return new FlowBacklog(open.GetInt64(0), open.IsDBNull(1) ? null : Time(open.GetInt64(1)), parked.DrainToImmutable());
    });

    public ValueTask<long> FindMappingVersionAsync(CancellationToken cancellationToken) => Read(MappingStatements.Version);

    public ValueTask<ImmutableArray<StoredMapping>> ListMappingsAsync(CancellationToken cancellationToken) => Read(MappingStatements.List);

    public ValueTask<ImmutableArray<StoredMapping>> ListMappingHistoryAsync(MappingWord word, CancellationToken cancellationToken) =>
        Read(session => MappingStatements.ListHistory(session, word));

    private ValueTask<ImmutableArray<Link>> FindLinks(string sql, EntityRef of) => Read(session =>
    {
        var links = ImmutableArray.CreateBuilder<Link>();
        using var rows = session.Query(sql, of.ToString());
        while (rows.Read())
        {
            links.Add(new Link(EntityRef.Parse(rows.GetString(0)), new LinkRole(rows.GetString(1)), EntityRef.Parse(rows.GetString(2)), rows.GetString(3))
            {
                Lines = StoredJson.ReadLines(rows.IsDBNull(4) ? null : rows.GetString(4)),
            });
        }

        return links.DrainToImmutable();
    });

    private ValueTask<T> Read<T>(Func<SqliteSession, T> read) => ValueTask.FromResult(readers.Read(read));
}
