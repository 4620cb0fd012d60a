using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>What is sealed, removed and erased.</summary>
internal static class HousekeepingStatements
{
    /// <summary>Work is found by flow: the flows there are, one after another, and the record in each.</summary>
    private const string EraseErrors =
        """
        WITH RECURSIVE known AS (
            (SELECT flow FROM retail.work ORDER BY flow LIMIT 1)
            UNION ALL
            SELECT (SELECT w.flow FROM retail.work w WHERE w.flow > k.flow ORDER BY w.flow LIMIT 1) FROM known k WHERE k.flow IS NOT NULL)
        UPDATE retail.work SET error = '' WHERE flow = ANY(ARRAY(SELECT flow FROM known)) AND source = $1 AND state <> 2 AND error <> ''
        """;

    private const string EraseReason = "UPDATE retail.parked SET reason = $4 WHERE flow = $1 AND source = $2 AND reason = $3";

    /// <summary>Work that was removed may come back: its fence goes on above all that was removed.</summary>
    private const string RemoveDone =
        """
        WITH removed AS (
            DELETE FROM retail.work WHERE state = 3 AND lease_until IS NULL AND due < $1 RETURNING fence)
        INSERT INTO retail.removed_work AS r (one, fence) SELECT 1, max(fence) FROM removed HAVING count(*) > 0
        ON CONFLICT (one) DO UPDATE SET fence = greatest(r.fence, excluded.fence)
        """;

    public static void Store(SqlBatch batch, Commit commit, LockedRows rows)
    {
        foreach (var record in commit.Erasures)
        {
            Erase(batch, record.ToString(), rows);
        }

        if (commit.SealsAudit)
        {
            AuditStatements.Seal(batch, rows.Audit);
        }

        if (commit.Retention is { } retention)
        {
            batch.Execute(RemoveDone, SqlTime.At(retention.DoneBefore));
            AuditStatements.Remove(batch, SqlTime.At(retention.AuditBefore));
        }
    }

    /// <summary>Removes the words, and nothing that anybody is found by.</summary>
    private static void Erase(SqlBatch batch, string record, LockedRows rows)
    {
        batch.Execute(EraseErrors, record);
        foreach (var (flow, source, reason) in rows.ReasonsOf(record))
        {
            batch.Execute(EraseReason, flow, source, reason, StoredJson.Write(StoredJson.ReadParkReason(reason).Erased()));
        }
    }
}
