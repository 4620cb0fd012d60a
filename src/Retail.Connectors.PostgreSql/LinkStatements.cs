using Npgsql;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Storage;

namespace Retail.Connectors.PostgreSql;

/// <summary>Links, and the work that waits for them.</summary>
internal static class LinkStatements
{
    private const string Upsert =
        """
        INSERT INTO retail.link AS l (source, role, target, target_system, name, at, lines)
        SELECT k.source, k.role, k.target, k.target_system, k.name, coalesce($7, statement_timestamp()), k.lines
        FROM unnest($1, $2, $3, $4, $5, $6) AS k(source, role, target, target_system, name, lines)
        ON CONFLICT (source, role, target) DO UPDATE SET name = excluded.name, lines = coalesce(excluded.lines, l.lines)
        """;

    private const string WakeWaiting =
        $"""
        UPDATE retail.work w SET state = 0, due = coalesce($4, statement_timestamp()), waiting_since = NULL, {HintStatements.ClearWait}
        FROM unnest($1, $2, $3) AS k(source, role, target)
        WHERE w.state = 1 AND w.wait_source = k.source AND w.wait_role = k.role AND w.wait_target = k.target AND w.lease_until IS NULL
        RETURNING 1
        """;

    /// <summary>Who waits for a link and who stores it must not miss each other. Counted, so that nothing comes back for each.</summary>
    private const string LockNames =
        """
        SELECT count(*) FROM (
            SELECT pg_advisory_xact_lock_shared(hashtextextended('retail.link:' || k, 0)) FROM unnest($1) AS k ORDER BY k OFFSET 0) locked
        """;

    /// <summary>Keeps those who wait for the links with these names from missing them.</summary>
    public static void Lock(SqlBatch batch, IEnumerable<string> names)
    {
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        if (distinct.Length > 0)
        {
            batch.Query(static _ => { }, LockNames, [distinct]);
        }
    }

    /// <summary>Stores links, each once; <paramref name="woken"/> is called if work waited for one of them.</summary>
    public static void Store(SqlBatch batch, List<Link> links, SqlNow now, Action woken)
    {
        batch.Execute(
            Upsert,
            links.ConvertAll(link => link.Source.ToString()).ToArray(),
            links.ConvertAll(link => link.Role.Value).ToArray(),
            links.ConvertAll(link => link.Target.ToString()).ToArray(),
            links.ConvertAll(link => link.Target.System.Value).ToArray(),
            links.ConvertAll(link => link.DisplayName).ToArray(),
            links.ConvertAll(link => StoredJson.Write(link.Lines)).ToArray(),
            now);
        var ended = links.SelectMany(link => LinkWait.EndedBy(link)).ToArray();
        batch.Query(
            Read,
            WakeWaiting,
            Array.ConvertAll(ended, wait => wait.Record.ToString()),
            Array.ConvertAll(ended, StoredWait.RoleOf),
            Array.ConvertAll(ended, wait => wait.System.Value),
            now);

        void Read(NpgsqlDataReader rows)
        {
            if (rows.Read())
            {
                woken();
            }
        }
    }

    /// <summary>The name under which those who wait for a link and those who store it take turns.</summary>
    public static string LockOf(LinkWait wait) => $"{wait.Record} {StoredWait.RoleOf(wait)} {wait.System}";

    /// <summary>The names for those who store a link.</summary>
    public static IEnumerable<string> LocksOf(Link link) => LinkWait.EndedBy(link).Select(LockOf);
}
