using Npgsql;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Storage;

namespace Retail.Connectors.PostgreSql;

/// <summary>Links, and the work that waits for them.</summary>
internal static class LinkStatements
{
    private const string Upsert =
        """
        INSERT INTO retail.link AS l (source, role, target, target_system, name, at, lines) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (source, role, target) DO UPDATE SET name = excluded.name, lines = coalesce(excluded.lines, l.lines)
        """;

    private const string WakeWaiting =
        $"""
        UPDATE retail.work SET state = 0, due = $4, waiting_since = NULL, {HintStatements.ClearWait}
        WHERE state = 1 AND wait_source = $1 AND wait_role = $2 AND wait_target = $3 AND lease_until IS NULL RETURNING 1
        """;

    /// <summary>Stores a link; <paramref name="woken"/> is called if work waited for it.</summary>
    public static void Store(SqlBatch batch, Link link, DateTime now, Action woken)
    {
        var source = link.Source.ToString();
        batch.Execute(
            Upsert, source, link.Role.Value, link.Target.ToString(), link.Target.System.Value, link.DisplayName, now, StoredJson.Write(link.Lines));
        batch.Query(Read, WakeWaiting, source, link.Role.Value, link.Target.System.Value, now);

        void Read(NpgsqlDataReader rows)
        {
            if (rows.Read())
            {
                woken();
            }
        }
    }

    /// <summary>The name under which those who wait for a link and those who store it take turns.</summary>
    public static string LockOf(LinkWait wait) => $"{wait.Source} {wait.Role} {wait.Target}";

    /// <inheritdoc cref="LockOf(LinkWait)"/>
    public static string LockOf(Link link) => LockOf(new LinkWait(link.Source, link.Role, link.Target.System));
}
