using System.Text;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>Claiming and renewing. A claimed row is due when its lease ends, so that one index finds all that can be had.</summary>
internal static class ClaimStatements
{
    public static bool AnyDue(SqliteSession session, ClaimRequest request, Instant now)
    {
        using var rows = session.Query(
            $"SELECT 1 FROM work WHERE state <= 1 AND due <= ?1 AND flow IN ({Flows(request)}) LIMIT 1", Time(now));
        return rows.Read();
    }

    public static IReadOnlyList<Claim> Claim(SqliteSession session, ClaimRequest request, Instant now)
    {
        var until = now + request.Lease;
        var claims = new List<Claim>(request.Max);
        using (var rows = session.Query(
            $"""
            SELECT flow, source, version, fence, attempts, since, waiting_since FROM work
            WHERE state <= 1 AND due <= ?1 AND flow IN ({Flows(request)}) ORDER BY priority, due LIMIT ?2
            """, Time(now), request.Max))
        {
            while (rows.Read())
            {
                claims.Add(new Claim(
                    new WorkKey(rows.GetString(0), EntityRef.Parse(rows.GetString(1))),
                    rows.GetInt64(2),
                    rows.GetInt64(3) + 1,
                    until,
                    rows.GetInt32(4) + 1,
                    Time(rows.GetInt64(5)),
                    rows.IsDBNull(6) ? null : Time(rows.GetInt64(6))));
            }
        }

        foreach (var claim in claims)
        {
            session.Execute(
                "UPDATE work SET fence = ?3, attempts = ?4, due = ?5, lease_until = ?5, node = ?6 WHERE flow = ?1 AND source = ?2",
                claim.Key.Flow, claim.Key.Source.ToString(), claim.Fence, claim.Attempts, Time(until), request.Node);
        }

        return claims;
    }

    public static Instant? Renew(SqliteSession session, Claim claim, Instant now, Instant until) =>
        session.Execute(
            "UPDATE work SET due = ?5, lease_until = ?5 WHERE flow = ?1 AND source = ?2 AND fence = ?3 AND lease_until > ?4",
            claim.Key.Flow, claim.Key.Source.ToString(), claim.Fence, Time(now), Time(until)) == 1
            ? until
            : null;

    /// <summary>Flow names as SQL literals: they are few and come from the host, and the statement stays prepared.</summary>
    private static string Flows(ClaimRequest request)
    {
        var text = new StringBuilder();
        foreach (var flow in request.Flows.Order(StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "'" : ", '").Append(flow.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }

        return text.ToString();
    }
}
