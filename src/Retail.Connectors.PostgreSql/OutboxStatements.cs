using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Events that wait to be published, and who publishes them.</summary>
internal static class OutboxStatements
{
    private const string Insert =
        "INSERT INTO retail.outbox (id, type, subject, data, trace, at) SELECT $1, $2, $3, $4, $5, $6";

    private const string Once = "ON CONFLICT (id) DO NOTHING";

    private const string InsertUnlessRisen =
        $"{Insert} WHERE EXISTS (SELECT 1 FROM retail.work WHERE flow = $7 AND source = $8 AND version = $9) {Once}";

    private const string InsertIfNewlyParked =
        $"""
        {Insert} WHERE EXISTS (SELECT 1 FROM retail.work WHERE flow = $7 AND source = $8 AND state = 2)
            AND NOT EXISTS (SELECT 1 FROM retail.parked WHERE flow = $7 AND source = $8) {Once}
        """;

    private const string TakeTurn =
        """
        INSERT INTO retail.outbox_reader AS r (one, reader, fence, lease_until)
        SELECT 1, $1, 1, coalesce($2, clock_timestamp()) + $3
        WHERE EXISTS (SELECT 1 FROM retail.outbox WHERE published IS NULL)
        ON CONFLICT (one) DO UPDATE SET
            fence = CASE WHEN r.reader = excluded.reader THEN r.fence ELSE r.fence + 1 END,
            reader = excluded.reader, lease_until = excluded.lease_until
        WHERE r.reader = excluded.reader OR r.lease_until <= coalesce($2, clock_timestamp())
        RETURNING fence
        """;

    private const string SelectOpen =
        "SELECT seq, id, type, subject, data, trace, at FROM retail.outbox WHERE published IS NULL ORDER BY seq LIMIT $1";

    private const string Mark =
        """
        WITH held AS (SELECT 1 FROM retail.outbox_reader WHERE one = 1 AND fence = $1 FOR UPDATE),
            marked AS (
                UPDATE retail.outbox SET published = coalesce($2, clock_timestamp())
                WHERE seq = ANY($3) AND published IS NULL AND EXISTS (SELECT 1 FROM held))
        SELECT 1 FROM held
        """;

    private const string Remove =
        """
        WITH removed AS (
            DELETE FROM retail.outbox WHERE seq = ANY(ARRAY(
                SELECT seq FROM retail.outbox WHERE published IS NOT NULL AND published < $1 ORDER BY published LIMIT $2))
            RETURNING 1)
        SELECT count(*) FROM removed
        """;

    private const string CountOpen =
        """
        SELECT count(*), (SELECT at FROM retail.outbox WHERE published IS NULL ORDER BY seq LIMIT 1)
        FROM retail.outbox WHERE published IS NULL
        """;

    public static void Add(SqlBatch batch, CanonicalEvent occurred, DateTime now) => batch.Execute(
        $"{Insert} {Once}",
        occurred.Id, occurred.Type, occurred.Subject.ToString(), StoredJson.Write(occurred.Data), occurred.Trace, now);

    /// <summary>After the end of the claim: it has not ended so if the version rose.</summary>
    public static void AddUnlessRisen(SqlBatch batch, CanonicalEvent occurred, Claim claim, DateTime now) => batch.Execute(
        InsertUnlessRisen,
        occurred.Id, occurred.Type, occurred.Subject.ToString(), StoredJson.Write(occurred.Data), occurred.Trace, now,
        claim.Key.Flow, claim.Key.Source.ToString(), claim.Version);

    public static void AddIfNewlyParked(SqlBatch batch, CanonicalEvent occurred, WorkKey key, DateTime now) => batch.Execute(
        InsertIfNewlyParked,
        occurred.Id, occurred.Type, occurred.Subject.ToString(), StoredJson.Write(occurred.Data), occurred.Trace, now,
        key.Flow, key.Source.ToString());

    public static async ValueTask<EventBatch?> ClaimAsync(Database database, EventClaim claim, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var batch = new SqlBatch(database, connection);
        long? fence = null;
        var events = ImmutableArray<StoredEvent>.Empty;
        batch.Query(rows => fence = rows.Read() ? rows.GetInt64(0) : null, TakeTurn, claim.Reader, database.Now, claim.Lease.ToTimeSpan());
        batch.Query(rows => events = ReadEvents(rows), SelectOpen, claim.Max);
        await batch.RunAsync(cancellationToken);
        return fence is { } held && !events.IsEmpty ? new EventBatch(held, events) : null;
    }

    public static ValueTask<bool> MarkAsync(Database database, long fence, long[] sequences, CancellationToken cancellationToken) =>
        database.QueryAsync(static rows => rows.Read(), Mark, [fence, database.Now, sequences], cancellationToken);

    public static ValueTask<int> RemoveAsync(Database database, Instant before, int max, CancellationToken cancellationToken) => database.QueryAsync(
        static rows => rows.Read() ? (int)rows.GetInt64(0) : 0, Remove, [SqlTime.At(before), max], cancellationToken);

    public static ValueTask<EventBacklog> CountAsync(Database database, CancellationToken cancellationToken) => database.QueryAsync(
        static rows => rows.Read()
            ? new EventBacklog(rows.GetInt64(0), rows.IsDBNull(1) ? null : SqlTime.At(rows.GetDateTime(1)))
            : new EventBacklog(0, null),
        CountOpen,
        [],
        cancellationToken);

    private static ImmutableArray<StoredEvent> ReadEvents(NpgsqlDataReader rows)
    {
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        while (rows.Read())
        {
            var occurred = new CanonicalEvent(
                rows.GetString(1), rows.GetString(2), EntityRef.Parse(rows.GetString(3)), StoredJson.ReadLines(rows.IsDBNull(4) ? null : rows.GetString(4)))
            {
                Trace = rows.IsDBNull(5) ? null : rows.GetString(5),
            };
            events.Add(new StoredEvent(rows.GetInt64(0), occurred, SqlTime.At(rows.GetDateTime(6))));
        }

        return events.DrainToImmutable();
    }
}
