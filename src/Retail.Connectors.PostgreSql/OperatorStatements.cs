using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>What people do to parked work, and what they hold.</summary>
internal static class OperatorStatements
{
    private const string Given = "unnest($2, $3) AS k(flow, source)";

    /// <summary>As arrays, so that the work is found by key and not all of it is read.</summary>
    private const string Chosen =
        """
        (SELECT array_agg(p.flow) AS flows, array_agg(p.source) AS sources FROM retail.parked p
            WHERE ($2 IS NULL OR p.flow = $2) AND ($3 IS NULL OR p.code = $3) AND ($4 IS NULL OR p.owner = $4)) found
        CROSS JOIN LATERAL unnest(found.flows, found.sources) AS k(flow, source)
        """;

    private const string Missing =
        """
        (SELECT p.flow, p.source FROM retail.parked_missing p
            WHERE p.name = $2 AND p.from_system = $3 AND p.to_system = $4 AND p.value = $5) k
        """;

    private const string Standing = "(SELECT h.entry_flow, h.entry_source FROM retail.hold h WHERE h.kind = $2 AND h.name = $3) AS k(flow, source)";

    /// <summary>It is due since it was first asked for, and so keeps its place among others.</summary>
    private const string Again = "state = 0, due = w.since, since = $1, attempts = 0, version = w.version + 1";

    private const string GiveUp = "state = 3, due = $1, attempts = 0, error = ''";

    private const string Unpark =
        """
        WHERE w.flow = k.flow AND w.source = k.source AND w.state = 2 RETURNING w.flow, w.source),
        unparked AS (DELETE FROM retail.parked p USING changed c WHERE p.flow = c.flow AND p.source = c.source)
        DELETE FROM retail.hold h USING changed c WHERE h.entry_flow = c.flow AND h.entry_source = c.source
        """;

    private const string Update = "WITH changed AS (UPDATE retail.work w SET";

    private const string ReplayGiven = $"{Update} {Again} FROM {Given} {Unpark}";

    private const string ReplayChosen = $"{Update} {Again} FROM {Chosen} {Unpark}";

    private const string ReplayMissing = $"{Update} {Again} FROM {Missing} {Unpark}";

    private const string DiscardGiven = $"{Update} {GiveUp} FROM {Given} {Unpark}";

    private const string DiscardStanding = $"{Update} {GiveUp} FROM {Standing} {Unpark}";

    public static void Store(SqlBatch batch, Commit commit, DateTime now)
    {
        Change(batch, ReplayGiven, commit.Replays, now);
        if (commit.ReplayAll is { } filter)
        {
            batch.Execute(ReplayChosen, now, filter.Flow, filter.Code, filter.Owner?.ToString());
        }

        Change(batch, DiscardGiven, commit.Discards, now);
        foreach (var mapping in commit.Mapped)
        {
            batch.Execute(ReplayMissing, now, mapping.Table, mapping.From.Value, mapping.To.Value, mapping.Value);
        }

        foreach (var target in commit.Releases)
        {
            batch.Execute(DiscardStanding, now, (int)target.Kind, target.Name);
            HoldStatements.Release(batch, target);
        }

        foreach (var hold in commit.Holds)
        {
            HoldStatements.Set(batch, hold, now);
        }
    }

    private static void Change(SqlBatch batch, string sql, IReadOnlyCollection<WorkKey> keys, DateTime now)
    {
        if (keys.Count > 0)
        {
            batch.Execute(sql, now, keys.Select(key => key.Flow).ToArray(), keys.Select(key => key.Source.ToString()).ToArray());
        }
    }
}
