using Npgsql;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;
using Shadow = Retail.Connectors.Pipelines.Shadows.Shadow;

namespace Retail.Connectors.PostgreSql;

/// <summary>Effects and shadows of many changes, by one statement each.</summary>
internal static class GatheredStatements
{
    private const string InsertEffects =
        """
        INSERT INTO retail.ledger (key, command, flow, source, fence, begun, send_before)
        SELECT e.key, e.command, e.flow, e.source, e.fence, coalesce($7, statement_timestamp()), e.send_before
        FROM unnest($1, $2, $3, $4, $5, $6) AS e(key, command, flow, source, fence, send_before)
        ON CONFLICT (key) DO NOTHING RETURNING key
        """;

    /// <summary>
    /// Only under claims that hold and while writes are not held. All rows of work are locked before the first effect is
    /// begun, and each claim is judged by the moment after its row was.
    /// </summary>
    private const string InsertEffectsOfClaims =
        """
        WITH locked AS MATERIALIZED (
            SELECT e.key, e.command, e.flow, e.source, e.fence, e.send_before, w.lease_until
            FROM unnest($1, $2, $3, $4, $5, $6) AS e(key, command, flow, source, fence, send_before)
            JOIN retail.work w ON w.flow = e.flow AND w.source = e.source AND w.fence = e.fence
            ORDER BY w.flow, w.source FOR UPDATE OF w)
        INSERT INTO retail.ledger (key, command, flow, source, fence, begun, send_before)
        SELECT key, command, flow, source, fence, coalesce($7, statement_timestamp()), send_before FROM locked
        WHERE lease_until > coalesce($7, clock_timestamp()) AND NOT EXISTS (SELECT 1 FROM retail.hold WHERE kind = 2) ORDER BY key
        ON CONFLICT (key) DO NOTHING RETURNING key
        """;

    /// <summary>Fails if writes came to be held while rows were waited for.</summary>
    private const string EnsureWrites =
        "SELECT CASE WHEN count(*) = 0 THEN 0 ELSE ('writes are held: ' || count(*))::integer END FROM retail.hold WHERE kind = 2";

    /// <summary>Fails if fewer effects were begun under their claims than must.</summary>
    private const string CompleteEffects =
        """
        WITH completed AS (
            UPDATE retail.ledger l SET completed = coalesce($7, statement_timestamp()), receipt = e.receipt
            FROM unnest($1, $2, $3, $4, $5, $6) AS e(key, receipt, command, flow, source, fence)
            WHERE l.key = e.key AND l.command = e.command AND l.flow = e.flow AND l.source = e.source AND l.fence = e.fence RETURNING 1)
        SELECT CASE WHEN count(*) >= $8 THEN 0 ELSE ('only so many effects were begun: ' || count(*))::integer END FROM completed
        """;

    private const string StoreShadows =
        """
        INSERT INTO retail.shadow (source, flow, seen, written, memo, at)
        SELECT s.source, s.flow, s.seen, s.written, s.memo, coalesce($6, statement_timestamp()) FROM unnest($1, $2, $3, $4, $5) AS s(source, flow, seen, written, memo)
        ON CONFLICT (source, flow) DO UPDATE SET seen = excluded.seen, written = excluded.written, memo = excluded.memo, at = excluded.at
        """;

    /// <summary>The rows are not there to be locked: somebody else may put one there first.</summary>
    public static void Begin(SqlBatch batch, IReadOnlyCollection<BegunEffect> effects, LockedRows rows)
    {
        if (effects.Count == 0)
        {
            return;
        }

        // In one order everywhere, so that two that begin the same effects do not wait for each other.
        BegunEffect[] ordered = [.. effects.OrderBy(effect => effect.Key, StringComparer.Ordinal)];
        batch.Query(
            Read,
            rows.AreLocked ? InsertEffects : InsertEffectsOfClaims,
            Array.ConvertAll(ordered, effect => effect.Key),
            Array.ConvertAll(ordered, effect => effect.Command),
            Array.ConvertAll(ordered, effect => effect.Flow),
            Array.ConvertAll(ordered, effect => effect.Source),
            Array.ConvertAll(ordered, effect => effect.Fence),
            Array.ConvertAll(ordered, effect => effect.SendBefore),
            rows.StatementNow);
        if (!rows.AreLocked)
        {
            batch.Query(static _ => { }, EnsureWrites);
        }

        void Read(NpgsqlDataReader found)
        {
            var inserted = new HashSet<string>(ordered.Length, StringComparer.Ordinal);
            while (found.Read())
            {
                inserted.Add(found.GetString(0));
            }

            foreach (var effect in ordered)
            {
                effect.Answer(inserted.Contains(effect.Key));
            }
        }
    }

    /// <summary>Nothing is stored if fewer than <paramref name="atLeast"/> were begun under their claims.</summary>
    public static void Complete(SqlBatch batch, List<(Claim Claim, EffectCompletion Effect)> effects, SqlNow now, int atLeast)
    {
        if (effects.Count > 0)
        {
            batch.Query(
                static _ => { },
                CompleteEffects,
                effects.ConvertAll(item => item.Effect.Key.ToString()).ToArray(),
                effects.ConvertAll(item => StoredJson.Write(item.Effect.Receipt)).ToArray(),
                effects.ConvertAll(item => item.Effect.Command.Value).ToArray(),
                effects.ConvertAll(item => item.Claim.Key.Flow).ToArray(),
                effects.ConvertAll(item => item.Claim.Key.Source.ToString()).ToArray(),
                effects.ConvertAll(item => item.Claim.Fence).ToArray(),
                now,
                (long)atLeast);
        }
    }

    public static void Store(SqlBatch batch, List<Shadow> shadows, SqlNow now) => batch.Execute(
        StoreShadows,
        shadows.ConvertAll(shadow => shadow.Source.ToString()).ToArray(),
        shadows.ConvertAll(shadow => shadow.Flow).ToArray(),
        shadows.ConvertAll(shadow => shadow.Seen.ToString()).ToArray(),
        shadows.ConvertAll(shadow => shadow.Written?.Value).ToArray(),
        shadows.ConvertAll(shadow => shadow.Memo).ToArray(),
        now);
}
