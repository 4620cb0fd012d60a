using Npgsql;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Edits of mappings, all that were ever made: the last of a word counts.</summary>
internal static class MappingStatements
{
    public const string SelectVersion = "SELECT coalesce((SELECT version FROM retail.mapping_edit ORDER BY version DESC LIMIT 1), 0)";

    public const string SelectCurrent =
        """
        SELECT * FROM (
            SELECT DISTINCT ON (name, from_system, to_system, value) name, from_system, to_system, value, mapped, version, actor, at
            FROM retail.mapping_edit ORDER BY name DESC, from_system DESC, to_system DESC, value DESC, version DESC) e
        WHERE e.mapped IS NOT NULL
        """;

    public const string SelectHistory =
        """
        SELECT name, from_system, to_system, value, mapped, version, actor, at FROM retail.mapping_edit
        WHERE name = $1 AND from_system = $2 AND to_system = $3 AND value = $4 ORDER BY version
        """;

    /// <summary>Who edits and who parks must not miss each other: one edits at a time, and nobody parks meanwhile.</summary>
    private const string LockForEdits = "SELECT pg_advisory_xact_lock(hashtextextended('retail.mapping_edit', 0))";

    private const string LockForParks = "SELECT pg_advisory_xact_lock_shared(hashtextextended('retail.mapping_edit', 0))";

    /// <summary>0 for a word whose last edit removed it.</summary>
    private const string SelectSeen =
        """
        SELECT k.place, coalesce((
            SELECT CASE WHEN m.mapped IS NULL THEN 0 ELSE m.version END FROM retail.mapping_edit m
            WHERE m.name = k.name AND m.from_system = k.from_system AND m.to_system = k.to_system AND m.value = k.value
            ORDER BY m.version DESC LIMIT 1), 0)
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS k(name, from_system, to_system, value, place)
        """;

    private const string Insert =
        """
        INSERT INTO retail.mapping_edit (version, name, from_system, to_system, value, mapped, actor, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    /// <summary>Asked when it runs: an edit of the same group may have come before.</summary>
    private const string RaiseIfOutdated =
        $"UPDATE retail.work SET version = version + 1 WHERE flow = $1 AND source = $2 AND ({SelectVersion}) > $3";

    /// <summary>Locks the edits as the changes need it, and reads the versions of the words that they edit.</summary>
    public static void Lock(SqlBatch batch, IReadOnlyList<Change> changes, MappingVersions versions)
    {
        MappingWord[] words = [.. changes.SelectMany(change => change.EditedWords).Distinct()];
        if (words.Length == 0)
        {
            if (changes.Any(change => change.ParksWithMappings))
            {
                batch.Query(static _ => { }, LockForParks);
            }

            return;
        }

        batch.Query(static _ => { }, LockForEdits);
        batch.Query(ReadNewest, SelectVersion);
        batch.Query(
            ReadSeen,
            SelectSeen,
            Array.ConvertAll(words, word => word.Table),
            Array.ConvertAll(words, word => word.From.Value),
            Array.ConvertAll(words, word => word.To.Value),
            Array.ConvertAll(words, word => word.Value));

        void ReadNewest(NpgsqlDataReader rows)
        {
            rows.Read();
            versions.Newest = rows.GetInt64(0);
        }

        void ReadSeen(NpgsqlDataReader rows)
        {
            while (rows.Read())
            {
                versions.Set(words[(int)rows.GetInt64(0) - 1], rows.GetInt64(1));
            }
        }
    }

    public static void Add(SqlBatch batch, MappingEdit edit, long version, DateTime now) => batch.Execute(
        Insert, version, edit.Word.Table, edit.Word.From.Value, edit.Word.To.Value, edit.Word.Value, edit.Mapped, edit.Actor, now);

    /// <summary>What is to be parked with older mappings is looked at again, as if it had been hinted.</summary>
    public static void RaiseOutdated(SqlBatch batch, Commit commit)
    {
        if (commit is { Claim: { } claim, ParkedWithMappings: { } known })
        {
            batch.Execute(RaiseIfOutdated, claim.Key.Flow, claim.Key.Source.ToString(), known);
        }
    }

    public static StoredMapping Read(NpgsqlDataReader row) => new(
        new MappingWord(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetInt64(5),
        row.GetString(6),
        SqlTime.At(row.GetDateTime(7)));
}
