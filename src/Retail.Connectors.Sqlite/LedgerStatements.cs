using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>The ledger of effects.</summary>
internal static class LedgerStatements
{
    public static BeginResult Begin(
        SqliteSession session, Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, Instant now)
    {
        if (!CommitStatements.FenceHolds(session, claim, now))
        {
            return new BeginResult.FenceLost();
        }

        if (HoldStatements.WritesAreHeld(session))
        {
            return new BeginResult.WritesHeld();
        }

        var before = Find(session, claim, key, command, now, out var isSame);
        switch (before)
        {
            case BeginResult.First:
                session.Execute(
                    "INSERT INTO ledger (key, command, flow, source, fence, begun, send_before) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    key.ToString(), command.Value, claim.Key.Flow, claim.Key.Source.ToString(), claim.Fence, Time(now), Time(sendBefore));
                break;
            case BeginResult.Again again when settle.Until(again.LastSendBefore, isSame) is { } settled && now < settled:
                return new BeginResult.Unsettled(settled);
            case BeginResult.Again:
                session.Execute(
                    """
                    UPDATE ledger SET mixed = mixed OR command <> ?2, command = ?2, flow = ?3, source = ?4, fence = ?5,
                        send_before = max(send_before, ?6) WHERE key = ?1
                    """,
                    key.ToString(), command.Value, claim.Key.Flow, claim.Key.Source.ToString(), claim.Fence, Time(sendBefore));
                break;
        }

        return before;
    }

    public static void Complete(SqliteSession session, Claim claim, EffectCompletion effect, Instant now)
    {
        if (session.Execute(
            "UPDATE ledger SET completed = ?3, receipt = ?4 WHERE key = ?1 AND command = ?2 AND flow = ?5 AND source = ?6 AND fence = ?7",
            effect.Key.ToString(), effect.Command.Value, Time(now), StoredJson.Write(effect.Receipt),
            claim.Key.Flow, claim.Key.Source.ToString(), claim.Fence) == 0)
        {
            throw new InvalidOperationException($"{effect.Key} was never begun under this claim: begin it before any request.");
        }
    }

    private static BeginResult Find(SqliteSession session, Claim claim, EffectKey key, Digest command, Instant now, out bool isSame)
    {
        isSame = false;
        using var rows = session.Query(
            """
            SELECT l.command, l.send_before, l.receipt, l.flow, l.source, coalesce(w.lease_until, 0), l.mixed FROM ledger l
            LEFT JOIN work w ON w.flow = l.flow AND w.source = l.source AND w.fence = l.fence WHERE l.key = ?1
            """, key.ToString());
        if (!rows.Read())
        {
            return new BeginResult.First();
        }

        if (!rows.IsDBNull(2))
        {
            return new BeginResult.Completed(StoredJson.ReadReceipt(rows.GetString(2)), new Digest(rows.GetString(0)));
        }

        // Mixed or not: what was begun before the last had settled when the last was begun.
        isSame = rows.GetString(0) == command.Value;
        var holder = new WorkKey(rows.GetString(3), EntityRef.Parse(rows.GetString(4)));
        var lease = Time(rows.GetInt64(5));
        return holder != claim.Key && lease > now
            ? new BeginResult.HeldByOther(lease)
            : new BeginResult.Again(Time(rows.GetInt64(1)), rows.GetBoolean(6) ? null : new Digest(rows.GetString(0)));
    }
}
