using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Sqlite.SqliteSession;

namespace Retail.Connectors.Sqlite;

/// <summary>Edits of mappings, all that were ever made: the last of a word counts.</summary>
internal static class MappingStatements
{
    private const string Select = "SELECT name, from_system, to_system, value, mapped, version, actor, at FROM mapping_edit e";

    public static bool AreAsSeen(SqliteSession session, ImmutableArray<MappingEdit> edits) =>
        edits.All(edit => edit.Seen == VersionOf(session, edit.Word));

    public static void Add(SqliteSession session, MappingEdit edit, Instant now) => session.Execute(
        """
        INSERT INTO mapping_edit (version, name, from_system, to_system, value, mapped, actor, at)
        SELECT coalesce(max(version), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM mapping_edit
        """,
        edit.Word.Table, edit.Word.From.Value, edit.Word.To.Value, edit.Word.Value, edit.Mapped, edit.Actor, Time(now));

    /// <summary>What is to be parked with older mappings is looked at again, as if it had been hinted.</summary>
    public static void RaiseOutdated(SqliteSession session, Commit commit)
    {
        if (commit is { Claim: { } claim, ParkedWithMappings: { } known } && known < Version(session))
        {
            session.Execute("UPDATE work SET version = version + 1 WHERE flow = ?1 AND source = ?2", claim.Key.Flow, claim.Key.Source.ToString());
        }
    }

    public static long Version(SqliteSession session)
    {
        using var rows = session.Query("SELECT coalesce(max(version), 0) FROM mapping_edit");
        rows.Read();
        return rows.GetInt64(0);
    }

    public static ImmutableArray<StoredMapping> List(SqliteSession session)
    {
        using var rows = session.Query(
            $"""
            {Select} WHERE mapped IS NOT NULL AND version = (
                SELECT max(version) FROM mapping_edit l
                WHERE l.name = e.name AND l.from_system = e.from_system AND l.to_system = e.to_system AND l.value = e.value)
            """);
        return ReadAll(rows);
    }

    public static ImmutableArray<StoredMapping> ListHistory(SqliteSession session, MappingWord word)
    {
        using var rows = session.Query(
            $"{Select} WHERE name = ?1 AND from_system = ?2 AND to_system = ?3 AND value = ?4 ORDER BY version",
            word.Table, word.From.Value, word.To.Value, word.Value);
        return ReadAll(rows);
    }

    /// <summary>The version of the edit that counts; 0 if there is none.</summary>
    private static long VersionOf(SqliteSession session, MappingWord word)
    {
        using var rows = session.Query(
            """
            SELECT CASE WHEN mapped IS NULL THEN 0 ELSE version END FROM mapping_edit
            WHERE name = ?1 AND from_system = ?2 AND to_system = ?3 AND value = ?4 ORDER BY version DESC LIMIT 1
            """,
            word.Table, word.From.Value, word.To.Value, word.Value);
        return rows.Read() ? rows.GetInt64(0) : 0;
    }

    private static ImmutableArray<StoredMapping> ReadAll(SqliteRows rows)
    {
        var edits = ImmutableArray.CreateBuilder<StoredMapping>();
        while (rows.Read())
        {
            edits.Add(new StoredMapping(
                new MappingWord(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)),
                rows.IsDBNull(4) ? null : rows.GetString(4),
                rows.GetInt64(5),
                rows.GetString(6),
                Time(rows.GetInt64(7))));
        }

        return edits.DrainToImmutable();
    }
}
