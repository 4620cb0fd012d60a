using NodaTime;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>
/// Claiming and renewing. A claimed row is due when its lease ends, so that one index finds all that can be had. Each
/// flow and priority is looked up on its own: what is due later, parked or done is never read. Indexes are named, as SQLite
/// would take others and sort the backlog.
/// </summary>
internal static class ClaimStatements
{
    private static readonly WorkPriority[] Priorities = [WorkPriority.Live, WorkPriority.Backlog, WorkPriority.Background];

    public static bool AnyDue(SqliteSession session, ClaimRequest request, Instant now) =>
        Open(session, request, now).Exists(flow => Array.Exists(Priorities, priority => Due(session, flow, priority, now, max: 1).Count > 0));

    public static IReadOnlyList<Claim> Claim(SqliteSession session, ClaimRequest request, Instant now)
    {
        var until = now + request.Lease;
        var slots = new ClaimSlots(request, flow => Leased(session, flow, now));
        var flows = Open(session, request, now);
        var claims = new List<Claim>(request.Max);
        foreach (var priority in Priorities)
        {
            if (claims.Count < request.Max)
            {
                var room = request.Max - claims.Count;
                claims.AddRange(ClaimTurns.Take(flows.ConvertAll(flow => Due(session, flow, priority, now, room)), room, slots));
            }
        }

        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i] = claims[i] with { Fence = claims[i].Fence + 1, Attempts = claims[i].Attempts + 1, LeaseUntil = until };
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

    /// <summary>The flows that are asked for, not held and with a free slot.</summary>
    private static List<(string Name, int Version)> Open(SqliteSession session, ClaimRequest request, Instant now)
    {
        var holds = HoldStatements.List(session).ConvertAll(hold => hold.Target);
        var slots = new ClaimSlots(request, flow => Leased(session, flow, now));
        return
        [
            .. request.Flows
                .Where(flow => !holds.Contains(HoldTarget.Flow(flow)) && slots.HasRoom(flow))
                .Select(flow => (Name: flow, Scope: request.Scopes.GetValueOrDefault(flow)))
                .Where(flow => flow.Scope is null || !flow.Scope.Systems.Any(system => holds.Contains(HoldTarget.System(system))))
                .Select(flow => (flow.Name, flow.Scope?.Version ?? int.MaxValue)),
        ];
    }

    /// <summary>What is due, as it stands before it is claimed.</summary>
    private static List<(Instant Due, Claim Claim)> Due(SqliteSession session, (string Name, int Version) flow, WorkPriority priority, Instant now, int max)
    {
        var found = new List<(Instant, Claim)>();
        using var rows = session.Query(
            """
            SELECT source, version, fence, attempts, since, waiting_since, due, trace FROM work INDEXED BY work_turn
            WHERE state <= 1 AND flow = ?1 AND priority = ?2 AND due <= ?3 AND flow_version <= ?4 ORDER BY due LIMIT ?5
            """, flow.Name, (int)priority, Time(now), flow.Version, max);
        while (rows.Read())
        {
            found.Add((Time(rows.GetInt64(6)), new Claim(
                new WorkKey(flow.Name, EntityRef.Parse(rows.GetString(0))),
                rows.GetInt64(1),
                rows.GetInt64(2),
                default,
                rows.GetInt32(3),
                Time(rows.GetInt64(4)),
                rows.IsDBNull(5) ? null : Time(rows.GetInt64(5)))
            {
                Trace = rows.IsDBNull(7) ? null : rows.GetString(7),
            }));
        }

        return found;
    }

    private static int Leased(SqliteSession session, string flow, Instant now)
    {
        using var rows = session.Query("SELECT count(*) FROM work INDEXED BY work_leased WHERE lease_until > 0 AND flow = ?1 AND lease_until > ?2", flow, Time(now));
        rows.Read();
        return rows.GetInt32(0);
    }
}
