using Npgsql;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>How a claim ends. Whether the version rose is asked of the row: another change before this one may have raised it.</summary>
internal static class EndStatements
{
    private const string Ended = $"lease_until = NULL, {HintStatements.ClearWait}";

    private const string Retry =
        $"""
        UPDATE retail.work SET state = 0, due = $4, error = $5, attempts = $6, {Ended}
        WHERE flow = $1 AND source = $2 RETURNING version <> $3
        """;

    /// <summary>What comes next is new work: its age does not count from the old.</summary>
    private const string Again =
        $"""
        UPDATE retail.work SET state = 0, error = '', attempts = 0, waiting_since = NULL, {Ended},
            due = CASE WHEN version <> $3 THEN $5 ELSE $4 END, since = CASE WHEN version <> $3 THEN $5 ELSE $4 END
        WHERE flow = $1 AND source = $2 RETURNING version <> $3
        """;

    /// <summary>Done or parked, unless the version rose: then it is pending anew.</summary>
    private const string Rest =
        $"""
        UPDATE retail.work SET due = $4, waiting_since = NULL, {Ended},
            state = CASE WHEN version <> $3 THEN 0 ELSE $5 END,
            error = CASE WHEN version <> $3 THEN '' ELSE $6 END,
            attempts = CASE WHEN version <> $3 THEN 0 ELSE $7 END,
            since = CASE WHEN version <> $3 THEN $4 ELSE since END
        WHERE flow = $1 AND source = $2 RETURNING version <> $3
        """;

    /// <summary>Fails if fewer claims hold than must.</summary>
    private const string DoneMany =
        $"""
        WITH ended AS (
            UPDATE retail.work w SET due = coalesce($5, statement_timestamp()), waiting_since = NULL, {Ended}, error = '', attempts = 0,
                state = CASE WHEN w.version <> k.version THEN 0 ELSE 3 END,
                since = CASE WHEN w.version <> k.version THEN coalesce($5, statement_timestamp()) ELSE w.since END
            FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS k(flow, source, version, fence, place)
            WHERE w.flow = k.flow AND w.source = k.source AND w.fence = k.fence AND w.lease_until > coalesce($5, clock_timestamp())
            RETURNING k.place, w.version <> k.version AS rose)
        SELECT array_agg(place) FILTER (WHERE rose),
            CASE WHEN count(*) >= $6 THEN 0 ELSE ('only so many claims hold: ' || count(*))::integer END
        FROM ended
        """;

    private const string WaitForOutgoing =
        $"{WaitUnless} SELECT 1 FROM retail.link WHERE source = $7 AND role = $8 AND target_system = $9 {WaitEnds}";

    private const string WaitForIncoming =
        $"{WaitUnless} SELECT 1 FROM retail.link WHERE target = $7 AND role = $10 AND starts_with(source, $9 || '/') {WaitEnds}";

    /// <summary>A wait that is not over keeps its patience, also when the version rose.</summary>
    private const string WaitUnless =
        """
        UPDATE retail.work w SET error = '', lease_until = NULL,
            state = CASE WHEN x.waits THEN 1 ELSE 0 END,
            due = CASE WHEN x.waits THEN $5 ELSE $4 END,
            attempts = CASE WHEN x.waits THEN $6 ELSE 0 END,
            since = CASE WHEN x.rose THEN $4 ELSE w.since END,
            waiting_since = CASE WHEN x.rose THEN w.waiting_since WHEN x.waits THEN coalesce(w.waiting_since, $4) END,
            wait_source = CASE WHEN x.waits THEN $7 END, wait_role = CASE WHEN x.waits THEN $8 END, wait_target = CASE WHEN x.waits THEN $9 END
        FROM (
            SELECT v.version <> $3 AS rose, v.version = $3 AND NOT EXISTS (
        """;

    private const string WaitEnds =
        """
        ) AS waits FROM retail.work v WHERE v.flow = $1 AND v.source = $2) x
        WHERE w.flow = $1 AND w.source = $2 RETURNING x.rose
        """;

    /// <summary>
    /// Ends claims whose work is done; what comes after it sees them ended. Nothing is stored if fewer than
    /// <paramref name="atLeast"/> of them hold.
    /// </summary>
    public static void Finish(SqlBatch batch, List<EndedWork> done, SqlNow now, int atLeast)
    {
        if (done.Count == 0)
        {
            return;
        }

        // In one order everywhere, so that two that change the same rows do not wait for each other.
        var ordered = done
            .Select(work => (work.Claim, Source: work.Claim.Key.Source.ToString(), work.Rose))
            .OrderBy(work => work.Claim.Key.Flow, StringComparer.Ordinal)
            .ThenBy(work => work.Source, StringComparer.Ordinal)
            .ToArray();
        batch.Query(
            Read,
            DoneMany,
            Array.ConvertAll(ordered, work => work.Claim.Key.Flow),
            Array.ConvertAll(ordered, work => work.Source),
            Array.ConvertAll(ordered, work => work.Claim.Version),
            Array.ConvertAll(ordered, work => work.Claim.Fence),
            now,
            (long)atLeast);

        void Read(NpgsqlDataReader rows)
        {
            rows.Read();
            foreach (var place in rows.IsDBNull(0) ? [] : rows.GetFieldValue<long[]>(0))
            {
                ordered[place - 1].Rose();
            }
        }
    }

    /// <summary>Ends the claim; <paramref name="answer"/> is told whether the version rose.</summary>
    public static void End(SqlBatch batch, Claim claim, WorkEnd end, DateTime now, Action<bool> answer)
    {
        var (flow, source, version) = (claim.Key.Flow, claim.Key.Source.ToString(), claim.Version);
        switch (end)
        {
            case WorkEnd.RetryAt retry:
                var attempts = retry.CountsAttempt ? claim.Attempts : claim.Attempts - 1;
                batch.Query(Read, Retry, flow, source, version, SqlTime.At(retry.At), retry.Reason, attempts);
                break;
            case WorkEnd.AgainAt again:
                batch.Query(Read, Again, flow, source, version, SqlTime.At(again.At), now);
                break;
            case WorkEnd.Done:
                batch.Query(Read, Rest, flow, source, version, now, (int)WorkState.Done, string.Empty, 0);
                break;
            case WorkEnd.Park park:
                batch.Query(Read, Rest, flow, source, version, now, (int)WorkState.Parked, park.Reason.Code, claim.Attempts);
                HintStatements.GiveReason(batch, claim.Key, park.Reason, now);
                break;
            case WorkEnd.WaitFor { Link: { IsIncoming: true } link, Until: var until }:
                batch.Query(
                    Read, WaitForIncoming, flow, source, version, now, SqlTime.At(until), claim.Attempts - 1,
                    link.Record.ToString(), StoredWait.RoleOf(link), link.System.Value, link.Role.Value);
                break;
            case WorkEnd.WaitFor { Link: var link, Until: var until }:
                batch.Query(
                    Read, WaitForOutgoing, flow, source, version, now, SqlTime.At(until), claim.Attempts - 1,
                    link.Record.ToString(), StoredWait.RoleOf(link), link.System.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(end), end, "Unknown end of work.");
        }

        void Read(NpgsqlDataReader rows)
        {
            rows.Read();
            answer(rows.GetBoolean(0));
        }
    }
}
