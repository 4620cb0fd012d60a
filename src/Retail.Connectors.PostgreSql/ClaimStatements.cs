using Npgsql;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// Claiming. A claimed row is due when its lease ends, so that one index finds all that can be had. First it is looked
/// what is due of each flow, without a lock; then so much of each flow is claimed as its turns and slots allow.
/// </summary>
internal static class ClaimStatements
{
    /// <summary>Nodes that count slots take turns from the count to the claim.</summary>
    private const string LockSlots = "SELECT pg_advisory_xact_lock(hashtextextended('retail.claim', 0))";

    private const string CountLeased =
        """
        SELECT w.flow, count(*) FROM unnest($1) AS f(flow)
        JOIN retail.work w ON w.flow = f.flow AND w.lease_until > coalesce($2, statement_timestamp()) GROUP BY w.flow
        """;

    /// <summary>Each flow and priority is one range of the index: rows of another, or due later, are never looked at.</summary>
    private const string CountDue =
        """
        SELECT f.flow, level.priority, d.first, d.number
        FROM unnest($1, $2) AS f(flow, version) CROSS JOIN (VALUES (0), (1), (2)) AS level(priority) CROSS JOIN LATERAL (
            SELECT min(c.due) AS first, count(*)::integer AS number FROM (
                SELECT w.due FROM retail.work w
                WHERE w.state <= 1 AND w.flow = f.flow AND w.priority = level.priority
                    AND w.due <= coalesce($4, statement_timestamp()) AND w.flow_version <= f.version
                ORDER BY w.due LIMIT $3) c) d
        WHERE d.number > 0
        """;

    /// <summary>
    /// What others are claiming or changing at this moment is passed over. The rows travel as arrays, so that they are
    /// found again by key however large the table is. Work that was removed before has a fence above what it had.
    /// </summary>
    private const string ClaimDue =
        """
        UPDATE retail.work w SET fence = greatest(w.fence, (SELECT r.fence FROM retail.removed_work r WHERE r.one = 1)) + 1, attempts = w.attempts + 1, node = $6,
            due = coalesce($7, statement_timestamp()) + $5, lease_until = coalesce($7, statement_timestamp()) + $5
        FROM (
            SELECT array_agg(due.flow) AS flows, array_agg(due.source) AS sources FROM (
                SELECT d.flow, d.source
                FROM unnest($1, $2, $3, $4) AS share(flow, version, priority, number) CROSS JOIN LATERAL (
                    SELECT c.flow, c.source FROM retail.work c
                    WHERE c.state <= 1 AND c.flow = share.flow AND c.priority = share.priority
                        AND c.due <= coalesce($7, statement_timestamp()) AND c.flow_version <= share.version
                    ORDER BY c.due LIMIT share.number FOR UPDATE SKIP LOCKED) d) due) found
        CROSS JOIN LATERAL unnest(found.flows, found.sources) WITH ORDINALITY AS p(flow, source, place)
        WHERE w.flow = p.flow AND w.source = p.source
        RETURNING p.place, w.flow, w.source, w.version, w.fence, w.lease_until, w.attempts, w.since, w.waiting_since, w.trace, w.priority
        """;

    public static async ValueTask<IReadOnlyList<Claim>> ClaimAsync(Database database, ClaimRequest request, CancellationToken cancellationToken)
    {
        if (request.Flows.IsDefaultOrEmpty || request.Max <= 0)
        {
            return [];
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        if (request.Slots.IsEmpty)
        {
            var due = await LookAsync(database, connection, request, cancellationToken);
            return await ClaimAsync(database, connection, request, due, cancellationToken);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var free = await LookAsync(database, connection, request, cancellationToken);
        var claims = await ClaimAsync(database, connection, request, free, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claims;
    }

    /// <summary>How much of each flow and priority is to be claimed.</summary>
    private static async Task<List<ClaimShare>> LookAsync(
        Database database, NpgsqlConnection connection, ClaimRequest request, CancellationToken cancellationToken)
    {
        var holds = new HashSet<HoldTarget>();
        var leased = new Dictionary<string, int>(StringComparer.Ordinal);
        var due = new List<ClaimShare>();
        await using var batch = new SqlBatch(database, connection);
        if (!request.Slots.IsEmpty)
        {
            batch.Query(static _ => { }, LockSlots);
            batch.Query(ReadLeased, CountLeased, request.Scopes.Keys.ToArray(), database.Now);
        }

        batch.Query(ReadHolds, HoldStatements.List);
        batch.Query(ReadDue, CountDue, request.Flows.ToArray(), VersionsOf(request, request.Flows), request.Max, database.Now);
        await batch.RunAsync(cancellationToken);
        return ClaimShare.Of(request, holds, leased, due);

        void ReadLeased(NpgsqlDataReader rows)
        {
            while (rows.Read())
            {
                leased[rows.GetString(0)] = (int)rows.GetInt64(1);
            }
        }

        void ReadHolds(NpgsqlDataReader rows)
        {
            while (rows.Read())
            {
                holds.Add(HoldStatements.Read(rows).Target);
            }
        }

        void ReadDue(NpgsqlDataReader rows)
        {
            while (rows.Read())
            {
                due.Add(new ClaimShare(rows.GetString(0), rows.GetInt32(1), SqlTime.At(rows.GetDateTime(2)), rows.GetInt32(3)));
            }
        }
    }

    private static async Task<IReadOnlyList<Claim>> ClaimAsync(
        Database database, NpgsqlConnection connection, ClaimRequest request, List<ClaimShare> shares, CancellationToken cancellationToken)
    {
        if (shares.Count == 0)
        {
            return [];
        }

        IReadOnlyList<Claim> claims = [];
        string[] flows = [.. shares.Select(share => share.Flow)];
        await using var batch = new SqlBatch(database, connection);
        batch.Query(
            rows => claims = ReadClaims(rows, flows),
            ClaimDue,
            flows,
            VersionsOf(request, flows),
            shares.ConvertAll(share => share.Priority).ToArray(),
            shares.ConvertAll(share => share.Number).ToArray(),
            request.Lease.ToTimeSpan(),
            request.Node,
            database.Now);
        await batch.RunAsync(cancellationToken);
        return claims;
    }

    private static int[] VersionsOf(ClaimRequest request, IEnumerable<string> flows) =>
        [.. flows.Select(flow => request.Scopes.GetValueOrDefault(flow)?.Version ?? int.MaxValue)];

    /// <summary>In order of urgency, and of equal urgency one flow after the other in turn.</summary>
    private static IReadOnlyList<Claim> ReadClaims(NpgsqlDataReader rows, string[] flows)
    {
        var claims = new List<(short Priority, long Place, Claim Claim)>();
        while (rows.Read())
        {
            claims.Add((rows.GetInt16(10), rows.GetInt64(0), new Claim(
                new WorkKey(rows.GetString(1), EntityRef.Parse(rows.GetString(2))),
                rows.GetInt64(3),
                rows.GetInt64(4),
                SqlTime.At(rows.GetDateTime(5)),
                rows.GetInt32(6),
                SqlTime.At(rows.GetDateTime(7)),
                rows.IsDBNull(8) ? null : SqlTime.At(rows.GetDateTime(8)))
            {
                Trace = rows.IsDBNull(9) ? null : rows.GetString(9),
            }));
        }

        return
        [
            .. claims
                .GroupBy(item => (item.Priority, item.Claim.Key.Flow))
                .SelectMany(share => share.OrderBy(item => item.Place).Select((item, turn) => (share.Key.Priority, turn, item.Claim)))
                .OrderBy(item => item.Priority)
                .ThenBy(item => item.turn)
                .ThenBy(item => Array.IndexOf(flows, item.Claim.Key.Flow))
                .Select(item => item.Claim),
        ];
    }
}
