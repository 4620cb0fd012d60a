using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Storage;
using Shadow = Retail.Connectors.Pipelines.Shadows.Shadow;

namespace Retail.Connectors.PostgreSql;

/// <summary>Effects and shadows of many changes, by one statement each.</summary>
internal static class GatheredStatements
{
    private const string InsertEffects =
        """
        INSERT INTO retail.ledger (key, command, flow, source, fence, begun, send_before)
        SELECT e.key, e.command, e.flow, e.source, e.fence, $7, e.send_before
        FROM unnest($1, $2, $3, $4, $5, $6) AS e(key, command, flow, source, fence, send_before)
        ON CONFLICT (key) DO NOTHING RETURNING key
        """;

    private const string CompleteEffects =
        "UPDATE retail.ledger l SET completed = $3, receipt = e.receipt FROM unnest($1, $2) AS e(key, receipt) WHERE l.key = e.key";

    private const string StoreShadows =
        """
        INSERT INTO retail.shadow (source, flow, seen, written, memo, at)
        SELECT s.source, s.flow, s.seen, s.written, s.memo, $6 FROM unnest($1, $2, $3, $4, $5) AS s(source, flow, seen, written, memo)
        ON CONFLICT (source, flow) DO UPDATE SET seen = excluded.seen, written = excluded.written, memo = excluded.memo, at = excluded.at
        """;

    /// <summary>The rows are not there to be locked: somebody else may put one there first.</summary>
    public static void Begin(SqlBatch batch, IReadOnlyCollection<BegunEffect> effects, DateTime now)
    {
        if (effects.Count == 0)
        {
            return;
        }

        // In one order everywhere, so that two that begin the same effects do not wait for each other.
        BegunEffect[] ordered = [.. effects.OrderBy(effect => effect.Key, StringComparer.Ordinal)];
        batch.Query(
            rows =>
            {
                var inserted = new HashSet<string>(ordered.Length, StringComparer.Ordinal);
                while (rows.Read())
                {
                    inserted.Add(rows.GetString(0));
                }

                foreach (var effect in ordered)
                {
                    effect.Answer(inserted.Contains(effect.Key));
                }
            },
            InsertEffects,
            Array.ConvertAll(ordered, effect => effect.Key),
            Array.ConvertAll(ordered, effect => effect.Command),
            Array.ConvertAll(ordered, effect => effect.Flow),
            Array.ConvertAll(ordered, effect => effect.Source),
            Array.ConvertAll(ordered, effect => effect.Fence),
            Array.ConvertAll(ordered, effect => effect.SendBefore),
            now);
    }

    public static void Complete(SqlBatch batch, List<EffectCompletion> effects, DateTime now)
    {
        if (effects.Count > 0)
        {
            batch.Execute(
                CompleteEffects,
                effects.ConvertAll(effect => effect.Key.ToString()).ToArray(),
                effects.ConvertAll(effect => StoredJson.Write(effect.Receipt)).ToArray(),
                now);
        }
    }

    public static void Store(SqlBatch batch, List<Shadow> shadows, DateTime now) => batch.Execute(
        StoreShadows,
        shadows.ConvertAll(shadow => shadow.Source.ToString()).ToArray(),
        shadows.ConvertAll(shadow => shadow.Flow).ToArray(),
        shadows.ConvertAll(shadow => shadow.Seen.ToString()).ToArray(),
        shadows.ConvertAll(shadow => shadow.Written?.Value).ToArray(),
        shadows.ConvertAll(shadow => shadow.Memo).ToArray(),
        now);
}
