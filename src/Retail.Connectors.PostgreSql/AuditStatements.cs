using Npgsql;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>The audit, its seals and what is removed of it.</summary>
internal static class AuditStatements
{
    /// <summary>What is sealed, on one row at least, together with the seal that it begins from: one statement sees one state.</summary>
    public const string SelectSealed =
        """
        SELECT s.seal, a.seq, a.at, a.subject, a.action, a.actor, a.note, a.seal
        FROM (SELECT coalesce((SELECT seal FROM retail.audit_start WHERE one = 1), '') AS seal) s
        LEFT JOIN retail.audit a ON a.seq <= (SELECT max(seq) FROM retail.audit WHERE seal IS NOT NULL) ORDER BY a.seq
        """;

    /// <summary>So many rows are sealed in one commit; the rest is sealed next time.</summary>
    private const int SealedAtOnce = 10_000;

    private const string Insert = "INSERT INTO retail.audit (at, subject, action, actor, note) SELECT coalesce($1, statement_timestamp()), e.* FROM unnest($2, $3, $4, $5) AS e";

    /// <summary>Waits for all who have taken a place in the sequence already: nothing comes in before what is sealed.</summary>
    private const string LockRows = "LOCK TABLE retail.audit IN SHARE ROW EXCLUSIVE MODE";

    private const string SelectLast =
        """
        SELECT coalesce(
            (SELECT seal FROM retail.audit WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1), (SELECT seal FROM retail.audit_start WHERE one = 1), '')
        """;

    private const string SelectUnsealed =
        "SELECT seq, at, subject, action, actor, note FROM retail.audit WHERE seal IS NULL ORDER BY seq LIMIT $1";

    private const string StoreSeals =
        "UPDATE retail.audit a SET seal = s.seal FROM unnest($1, $2) AS s(seq, seal) WHERE a.seq = s.seq";

    private const string FirstKept =
        """
        coalesce((SELECT seq FROM retail.audit WHERE at >= $1 OR seal IS NULL ORDER BY seq LIMIT 1), (SELECT max(seq) + 1 FROM retail.audit))
        """;

    private const string StoreStart =
        $"""
        INSERT INTO retail.audit_start (one, seal)
        SELECT 1, seal FROM retail.audit WHERE seq < {FirstKept} ORDER BY seq DESC LIMIT 1
        ON CONFLICT (one) DO UPDATE SET seal = excluded.seal
        """;

    private const string RemoveOld = $"DELETE FROM retail.audit WHERE seq < {FirstKept}";

    public static void Add(SqlBatch batch, List<AuditEntry> entries, SqlNow now)
    {
        if (entries.Count > 0)
        {
            batch.Execute(
                Insert,
                now,
                entries.ConvertAll(entry => entry.Subject).ToArray(),
                entries.ConvertAll(entry => entry.Action).ToArray(),
                entries.ConvertAll(entry => entry.Actor).ToArray(),
                entries.ConvertAll(entry => entry.Note).ToArray());
        }
    }

    /// <summary>Locks the audit against everybody else who writes it, and reads what can be sealed.</summary>
    public static void Lock(SqlBatch batch, AuditTail tail)
    {
        batch.Execute(LockRows);
        batch.Query(ReadLast, SelectLast);
        batch.Query(ReadUnsealed, SelectUnsealed, SealedAtOnce);

        void ReadLast(NpgsqlDataReader rows)
        {
            rows.Read();
            tail.LastSeal = rows.GetString(0);
        }

        void ReadUnsealed(NpgsqlDataReader rows)
        {
            while (rows.Read())
            {
                var entry = new AuditEntry(rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5));
                tail.Unsealed.Add((rows.GetInt64(0), SqlTime.At(rows.GetDateTime(1)), entry));
            }
        }
    }

    public static void Seal(SqlBatch batch, AuditTail tail)
    {
        var previous = tail.LastSeal;
        var seals = tail.Unsealed.ConvertAll(row => previous = AuditSeal.Next(previous, row.Sequence, row.At, row.Entry));
        batch.Execute(StoreSeals, tail.Unsealed.ConvertAll(row => row.Sequence).ToArray(), seals.ToArray());
    }

    /// <summary>Removes the oldest sealed rows, and remembers the last seal among them so that the chain goes on from it.</summary>
    public static void Remove(SqlBatch batch, DateTime before)
    {
        batch.Execute(StoreStart, before);
        batch.Execute(RemoveOld, before);
    }

    public static AuditVerdict ReadVerdict(NpgsqlDataReader rows)
    {
        var (previous, right) = (AuditSeal.Start, 0L);
        while (rows.Read())
        {
            previous = right == 0 ? rows.GetString(0) : previous;
            if (rows.IsDBNull(1))
            {
                break;
            }

            var entry = new AuditEntry(rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6));
            var expected = AuditSeal.Next(previous, rows.GetInt64(1), SqlTime.At(rows.GetDateTime(2)), entry);
            if (rows.IsDBNull(7) || rows.GetString(7) != expected)
            {
                return new AuditVerdict(right, rows.GetInt64(1), previous);
            }

            previous = expected;
            right++;
        }

        return new AuditVerdict(right, null, previous);
    }
}
