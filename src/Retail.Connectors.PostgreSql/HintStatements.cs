using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>What changes work without a claim of it.</summary>
internal static class HintStatements
{
    public const string ClearWait = "wait_source = NULL, wait_role = NULL, wait_target = NULL";

    /// <summary>A row in a retry pause keeps its due time; one that is claimed keeps its lease and is seen by its version.</summary>
    private const string RaiseMany =
        $"""
        INSERT INTO retail.work AS w (flow, source, version, state, due, priority, since, revision, flow_version, trace)
        SELECT h.flow, h.source, 1, 0, coalesce($5, statement_timestamp()), h.priority, coalesce($5, statement_timestamp()),
            h.revision, h.flow_version, h.trace
        FROM unnest($1, $2, $3, $4, $6, $7) AS h(flow, source, priority, revision, flow_version, trace)
        ON CONFLICT (flow, source) DO UPDATE SET
            version = w.version + 1,
            due = CASE WHEN w.lease_until IS NOT NULL OR w.state = 0 THEN w.due ELSE excluded.due END,
            since = CASE WHEN w.state >= 2 THEN excluded.since ELSE w.since END,
            attempts = CASE WHEN w.state >= 2 THEN 0 ELSE w.attempts END,
            trace = CASE WHEN w.state >= 2 THEN excluded.trace ELSE coalesce(w.trace, excluded.trace) END,
            state = 0, priority = least(w.priority, excluded.priority), revision = coalesce(excluded.revision, w.revision),
            flow_version = greatest(w.flow_version, excluded.flow_version), {ClearWait}
        WHERE excluded.revision IS NULL OR w.revision IS DISTINCT FROM excluded.revision
        """;

    /// <summary>A statement of its own: it sees what others parked until the row was locked.</summary>
    private const string UnparkMany =
        """
        DELETE FROM retail.parked p USING unnest($1, $2) AS k(flow, source)
        WHERE p.flow = k.flow AND p.source = k.source AND EXISTS (
            SELECT 1 FROM retail.work w WHERE w.flow = k.flow AND w.source = k.source AND w.state <> 2)
        """;

    private const string Park =
        $"""
        INSERT INTO retail.work AS w (flow, source, version, state, due, priority, since) VALUES ($1, $2, 1, 2, $3, 0, $3)
        ON CONFLICT (flow, source) DO UPDATE SET state = 2, due = $3, lease_until = NULL, waiting_since = NULL, {ClearWait}
        WHERE w.lease_until IS NULL OR w.lease_until <= $3
        """;

    /// <summary>Whoever is at it may have read the state before: it has to be looked at again.</summary>
    private const string RaiseClaimed =
        "UPDATE retail.work SET version = version + 1 WHERE flow = $1 AND source = $2 AND lease_until > $3";

    private const string StoreReason =
        """
        INSERT INTO retail.parked (flow, source, at, reason, code, owner)
        SELECT flow, source, $3, $4, $5, $6 FROM retail.work WHERE flow = $1 AND source = $2 AND state = 2
        ON CONFLICT (flow, source) DO UPDATE SET reason = excluded.reason, code = excluded.code, owner = excluded.owner
        """;

    private const string ForgetMissing = "DELETE FROM retail.parked_missing WHERE flow = $1 AND source = $2";

    private const string StoreMissing =
        """
        INSERT INTO retail.parked_missing (name, from_system, to_system, value, flow, source)
        SELECT m.name, m.from_system, m.to_system, m.value, p.flow, p.source
        FROM retail.parked p CROSS JOIN unnest($3, $4, $5, $6) AS m(name, from_system, to_system, value)
        WHERE p.flow = $1 AND p.source = $2 ON CONFLICT DO NOTHING
        """;

    public static void Raise(SqlBatch batch, IReadOnlyCollection<RaisedHint> hints, SqlNow now)
    {
        // One statement changes a row once: a key that is hinted again opens the next.
        var statement = new Dictionary<WorkKey, RaisedHint>(hints.Count);
        foreach (var hint in hints)
        {
            if (!statement.TryAdd(hint.Key, hint))
            {
                RaiseDistinct(batch, [.. statement.Values], now);
                statement.Clear();
                statement.Add(hint.Key, hint);
            }
        }

        RaiseDistinct(batch, [.. statement.Values], now);
    }

    public static void ParkUnclaimed(SqlBatch batch, ParkedRecord parked, DateTime now)
    {
        var (flow, source) = (parked.Key.Flow, parked.Key.Source.ToString());
        batch.Execute(RaiseClaimed, flow, source, now);
        batch.Execute(Park, flow, source, now);
        if (parked.Event is { } occurred)
        {
            // Before its reason stands there: one that has a reason was parked before.
            OutboxStatements.AddIfNewlyParked(batch, occurred, parked.Key, now);
        }

        GiveReason(batch, parked.Key, parked.Reason, now);
    }

    /// <summary>Keeps the reason if the work is parked.</summary>
    public static void GiveReason(SqlBatch batch, WorkKey key, ParkReason reason, DateTime now)
    {
        var (flow, source, missing) = (key.Flow, key.Source.ToString(), reason.Missing.ToArray());
        batch.Execute(StoreReason, flow, source, now, StoredJson.Write(reason), reason.Code, reason.Owner.ToString());
        batch.Execute(ForgetMissing, flow, source);
        if (missing.Length > 0)
        {
            batch.Execute(
                StoreMissing,
                flow,
                source,
                Array.ConvertAll(missing, item => item.Table),
                Array.ConvertAll(missing, item => item.From.Value),
                Array.ConvertAll(missing, item => item.To.Value),
                Array.ConvertAll(missing, item => item.Value));
        }
    }

    private static void RaiseDistinct(SqlBatch batch, RaisedHint[] hints, SqlNow now)
    {
        if (hints.Length == 0)
        {
            return;
        }

        // In one order everywhere, so that two that raise the same keys do not wait for each other.
        RaisedHint[] ordered = [.. hints.OrderBy(hint => hint.Key.Flow, StringComparer.Ordinal).ThenBy(hint => hint.Key.Source.ToString(), StringComparer.Ordinal)];
        var flows = Array.ConvertAll(ordered, hint => hint.Key.Flow);
        var sources = Array.ConvertAll(ordered, hint => hint.Key.Source.ToString());
        batch.Execute(
            RaiseMany,
            flows,
            sources,
            Array.ConvertAll(ordered, hint => (int)hint.Priority),
            Array.ConvertAll(ordered, hint => hint.Revision?.Value),
            now,
            Array.ConvertAll(ordered, hint => hint.FlowVersion),
            Array.ConvertAll(ordered, hint => hint.Trace));
        batch.Execute(UnparkMany, flows, sources);
    }
}
