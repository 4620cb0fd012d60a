using Npgsql;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Claiming. A claimed row is due when its lease ends, so that one index finds all that can be had.</summary>
internal static class ClaimStatements
{
    /// <summary>
    /// Each priority is one range of the index: rows of another, due or not, are never looked at. What others are
    /// claiming or changing at this moment is passed over. The rows travel as arrays, so that they are found again by
    /// key however large the table is.
    /// </summary>
    private const string ClaimDue =
        """
        UPDATE retail.work w SET fence = w.fence + 1, attempts = w.attempts + 1, node = $4,
            due = coalesce($5, now()) + $3, lease_until = coalesce($5, now()) + $3
        FROM (
            SELECT array_agg(due.flow) AS flows, array_agg(due.source) AS sources FROM (
                SELECT d.flow, d.source FROM (VALUES (0), (1), (2)) AS level(priority) CROSS JOIN LATERAL (
                    SELECT c.flow, c.source FROM retail.work c
                    WHERE c.state <= 1 AND c.priority = level.priority AND c.due <= coalesce($5, now()) AND c.flow = ANY($1)
                    ORDER BY c.due LIMIT $2 FOR UPDATE SKIP LOCKED) d LIMIT $2) due) found
        CROSS JOIN LATERAL unnest(found.flows, found.sources) WITH ORDINALITY AS p(flow, source, place)
        WHERE w.flow = p.flow AND w.source = p.source
        RETURNING p.place, w.flow, w.source, w.version, w.fence, w.lease_until, w.attempts, w.since, w.waiting_since
        """;

    public static ValueTask<IReadOnlyList<Claim>> ClaimAsync(Database database, ClaimRequest request, CancellationToken cancellationToken) =>
        request.Flows.IsDefaultOrEmpty || request.Max <= 0
            ? ValueTask.FromResult<IReadOnlyList<Claim>>([])
            : database.QueryAsync(
                ReadClaims,
                ClaimDue,
                [request.Flows.ToArray(), request.Max, request.Lease.ToTimeSpan(), request.Node, database.Now],
                cancellationToken);

    private static IReadOnlyList<Claim> ReadClaims(NpgsqlDataReader rows)
    {
        var claims = new List<(long Place, Claim Claim)>();
        while (rows.Read())
        {
            claims.Add((rows.GetInt64(0), new Claim(
                new WorkKey(rows.GetString(1), EntityRef.Parse(rows.GetString(2))),
                rows.GetInt64(3),
                rows.GetInt64(4),
                SqlTime.At(rows.GetDateTime(5)),
                rows.GetInt32(6),
                SqlTime.At(rows.GetDateTime(7)),
                rows.IsDBNull(8) ? null : SqlTime.At(rows.GetDateTime(8)))));
        }

        return [.. claims.OrderBy(item => item.Place).Select(item => item.Claim)];
    }
}
